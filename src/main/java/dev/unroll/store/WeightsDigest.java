package dev.unroll.store;

import dev.unroll.core.rnn.ParameterBlocks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ejml.data.DMatrixRMaj;

/** A fingerprint of a network's weights: equal for equal bits. */
public final class WeightsDigest {
    private WeightsDigest() {}

    /**
     * {@return the SHA-256 of the parameters' little-endian float64 bytes, U, W, b of each layer, then V, c, row-major,
     * in lower-case hexadecimal}
     *
     * @param parameters θ
     */
    public static String sha256(ParameterBlocks parameters) {
        MessageDigest digest = newSha256();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (DMatrixRMaj block : parameters.matrices()) {
            for (int i = 0; i < block.getNumElements(); i++) {
                bytes.putDouble(0, block.data[i]);
                digest.update(bytes.array());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
