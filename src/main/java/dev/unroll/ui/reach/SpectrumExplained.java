package dev.unroll.ui.reach;

import dev.unroll.core.insight.JacobianProduct;
import dev.unroll.core.insight.WeightSpectrum;
import dev.unroll.core.linalg.Eigenvalue;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Spectra;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Eigenvalues and the product of the Jacobians in their equations. */
final class SpectrumExplained {
    private static final int DIGITS = 3;

    private SpectrumExplained() {}

    /**
     * {@return what W alone says, and what the window's Jacobians say together}
     *
     * @param spectra of a look
     * @param layer whose, from 0
     * @param point the eigenvalue that is pointed at; -1 for none
     */
    static Explained of(Spectra spectra, int layer, int point) {
        Optional<WeightSpectrum> spectrum = spectra.layers().get(layer);
        Optional<JacobianProduct> product = spectra.products().get(layer);
        List<String> radius = new ArrayList<>();
        Optional<Eigenvalue> pointed = spectrum.filter(
                        s -> point >= 0 && point < s.eigenvalues().size())
                .map(s -> s.eigenvalues().get(point));
        pointed.ifPresent(lambda -> radius.add(Messages.get(
                "explain.spectrum.size",
                number(Math.abs(lambda.re())),
                number(Math.abs(lambda.im())),
                number(Math.hypot(lambda.re(), lambda.im())))));
        spectrum.ifPresent(s -> {
            radius.add(Messages.get("explain.spectrum.radius", number(s.radius())));
            radius.add(Messages.get("explain.spectrum.sigma", number(s.sigmaMax())));
        });
        List<String> exponent = product.map(p -> List.of(Messages.get(
                        "explain.spectrum.lyapunov",
                        number(p.logSingularValues()[0]),
                        p.lag(),
                        number(p.lyapunovExponent()))))
                .orElse(List.of());
        return Explained.at(
                spectra.look().step(),
                pointed.map(lambda -> "λ = " + complex(lambda.re(), lambda.im()))
                        .orElseGet(() -> Messages.get("explain.spectrum.all")),
                new Explained.Part(Equation.SPECTRAL_RADIUS, Place.ANY, radius),
                new Explained.Part(Equation.LYAPUNOV, Place.ANY, exponent));
    }

    /** A complex number as it is written. */
    static String complex(double re, double im) {
        return im == 0 ? number(re) : number(re) + (im < 0 ? " − " : " + ") + number(Math.abs(im)) + " i";
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
