package fiji.plugin.dinotracker.weights;

import java.net.URI;

/**
 * A published file of weights.
 *
 * @param name the name it is asked for by, such as {@code dinov2-vits14}
 * @param file its file name in the cache
 * @param address where its authors publish it
 * @param bytes its size
 * @param sha256 its SHA-256, in lower-case hexadecimal digits
 * @param licence the licence its authors state
 */
public record WeightFile(String name, String file, URI address, long bytes, String sha256, String licence) {}
