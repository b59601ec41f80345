package dev.unroll.ui.plot;

/**
 * Maps a share in [0, 1] to a colour.
 *
 * <p>Viridis and cividis are for magnitudes; they are interpolated linearly from equally spaced control points of
 * matplotlib's maps and have the same colours in every theme. Blue–orange is for signed values: its centre is neutral and
 * near the ground it is drawn on, and both arms have the same lightness at the same distance from the centre, because they
 * are interpolated in OKLab (Björn Ottosson, 2020) between ends of equal lightness.
 */
public enum ColorMap {
    /** Diverging: blue below the middle of the range, orange above it, the ground's grey in the middle. */
    BLUE_ORANGE,
    /** Sequential, dark violet to yellow. */
    VIRIDIS,
    /** Sequential, dark blue to yellow, the same to readers with and without colour deficiency. */
    CIVIDIS;

    /** Odd, so that the middle of the range has an entry of its own. */
    static final int SIZE = 1025;

    private static final int[] VIRIDIS_POINTS = {
        0x440154, 0x482576, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x42be71, 0x7ad151, 0xbddf26, 0xfde725
    };
    private static final int[] CIVIDIS_POINTS = {0x00224e, 0x35456c, 0x666970, 0x948e77, 0xc8b866, 0xfee838};

    private static final int[] ON_LIGHT = {0x2b69d0, 0xf5f5f5, 0xb1500f};
    private static final int[] ON_DARK = {0x6ea8ff, 0x2a2a2a, 0xf7873d};

    /** Whether values on both sides of the middle are to be told apart. */
    public boolean diverging() {
        return this == BLUE_ORANGE;
    }

    /**
     * Returns the opaque colours (0xFFRRGGBB) of {@link #SIZE} equally spaced shares from 0 to 1, in a new array.
     *
     * @param darkGround whether the colours are to stand on a dark ground; matters to the diverging map only
     */
    public int[] table(boolean darkGround) {
        int[] colors = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double share = i / (SIZE - 1.0);
            colors[i] = switch (this) {
                case BLUE_ORANGE -> diverge(darkGround ? ON_DARK : ON_LIGHT, share);
                case VIRIDIS -> interpolate(VIRIDIS_POINTS, share);
                case CIVIDIS -> interpolate(CIVIDIS_POINTS, share);
            };
        }
        return colors;
    }

    /** Returns the index into a table for a value in a range, values outside being held at its ends. */
    static int index(double value, double min, double max) {
        double share = max > min ? (value - min) / (max - min) : 0.5;
        return (int) Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1));
    }

    private static int interpolate(int[] points, double share) {
        double at = share * (points.length - 1);
        int i = Math.min((int) at, points.length - 2);
        double f = at - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = points[i] >> shift & 0xff;
            int to = points[i + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + f * (to - from)) << shift;
        }
        return 0xff000000 | rgb;
    }

    private static int diverge(int[] lowCentreHigh, double share) {
        double[] centre = oklab(lowCentreHigh[1]);
        double[] end = oklab(lowCentreHigh[share < 0.5 ? 0 : 2]);
        double f = Math.abs(2 * share - 1);
        return rgb(
                centre[0] + f * (end[0] - centre[0]),
                centre[1] + f * (end[1] - centre[1]),
                centre[2] + f * (end[2] - centre[2]));
    }

    private static double[] oklab(int rgb) {
        double r = toLinear((rgb >> 16 & 0xff) / 255.0);
        double g = toLinear((rgb >> 8 & 0xff) / 255.0);
        double b = toLinear((rgb & 0xff) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static int rgb(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return 0xff000000
                | channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private static double toLinear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int channel(double linear) {
        double v = Math.min(1, Math.max(0, linear));
        double gamma = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * gamma);
    }
}
