package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Downloads a file over HTTP into another that may hold its beginning already. A connection that breaks or stalls, and
 * a server that is busy, are tried again, each time from the byte reached.
 */
final class Downloader {

	private static final int POLL_MILLIS = 50;
	private static final int OK = 200;
	private static final int PARTIAL_CONTENT = 206;
	private static final int REQUEST_TIMEOUT = 408;
	private static final int TOO_MANY_REQUESTS = 429;
	private static final int SERVER_ERROR = 500;

	/** An answer that would be the same at the next try. */
	private static final class FinalException extends IOException {

		private static final long serialVersionUID = 1L;

		private FinalException(final String message) {
			super(message);
		}
	}

	private final Duration patience;
	private final Duration pause;
	private final int tries;

	/**
	 * @param patience how long a connection may stay silent
	 * @param pause how long to wait before trying again
	 * @param tries how often in a row to try without getting a byte further
	 */
	Downloader(final Duration patience, final Duration pause, final int tries) {
		this.patience = patience;
		this.pause = pause;
		this.tries = tries;
	}

	/**
	 * Completes a file.
	 *
	 * @param wanted what to download
	 * @param file where to; may hold the first bytes already
	 * @throws IOException if it cannot be had; what has arrived is kept
	 * @throws java.util.concurrent.CancellationException if cancelled; what has arrived is kept
	 */
	void download(final WeightFile wanted, final Path file, final Progress progress) throws IOException, InterruptedException {
		final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1) //
			.followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(patience).build();
		int failures = 0;
		while (length(file) != wanted.bytes()) {
			progress.check();
			final long before = length(file);
			try {
				receive(client, wanted, file, progress);
			}
			catch (final FinalException | ConnectException | HttpConnectTimeoutException e) {
				throw e;
			}
			catch (final IOException e) {
				failures = length(file) > before ? 1 : failures + 1;
				if (failures == tries) throw e;
				Thread.sleep(pause.toMillis());
			}
		}
	}

	private static long length(final Path file) throws IOException {
		return Files.exists(file) ? Files.size(file) : 0;
	}

	private void receive(final HttpClient client, final WeightFile wanted, final Path file, final Progress progress) //
		throws IOException, InterruptedException
	{
		if (length(file) > wanted.bytes()) Files.delete(file);
		final long held = length(file);
		final HttpRequest request = HttpRequest.newBuilder(wanted.address()).timeout(patience).header("Range", "bytes=" + held + "-").build();
		final HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = await(client.sendAsync(request, BodyHandlers.ofPublisher()), progress);
		try (TimedBody body = new TimedBody(response.body(), patience)) {
			final long start = start(response, held);
			try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				out.truncate(start).position(start);
				append(body, out, wanted, progress);
			}
		}
	}

	private static <T> T await(final CompletableFuture<T> response, final Progress progress) throws IOException, InterruptedException {
		try {
			while (!response.isDone()) { // the request has a time-out of its own
				progress.check();
				Thread.sleep(POLL_MILLIS);
			}
			return response.get();
		}
		catch (final ExecutionException e) {
			throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
		}
		finally {
			response.cancel(true);
		}
	}

	/** The byte of the file the response starts at. */
	private static long start(final HttpResponse<?> response, final long held) throws IOException {
		final int status = response.statusCode();
		if (status == OK) return 0;
		final String range = response.headers().firstValue("Content-Range").orElse("");
		if (status == PARTIAL_CONTENT && range.startsWith("bytes " + held + "-")) return held;
		final String problem = "the server answered " + status;
		if (status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) throw new IOException(problem);
		throw new FinalException(problem);
	}

	private static void append(final TimedBody body, final FileChannel out, final WeightFile wanted, final Progress progress) //
		throws IOException, InterruptedException
	{
		List<ByteBuffer> bytes;
		while (!(bytes = body.next(progress)).isEmpty()) {
			for (final ByteBuffer buffer : bytes)
				while (buffer.hasRemaining())
					out.write(buffer);
			if (out.position() > wanted.bytes()) throw new FinalException("the server sends more than " + wanted.bytes() + " bytes");
			progress.report("Downloading " + wanted.name(), megabytes(out.position()), megabytes(wanted.bytes()), "MB");
		}
		if (out.position() < wanted.bytes()) throw new IOException("the connection ended after " + out.position() + " of " + wanted.bytes() + " bytes");
	}

	private static int megabytes(final long bytes) {
		return (int) (bytes >> 20);
	}
}
