package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Hands over the bytes of a response as they arrive, and gives up when none come for a while: the HTTP client's own
 * time-out ends with the response's header.
 */
final class TimedBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

	private static final int POLL_MILLIS = 100;

	/** Some bytes; none at the end; an error if the connection broke. */
	private record Part(List<ByteBuffer> bytes, Throwable error) {}

	private final Duration patience;
	private final BlockingQueue<Part> arrived = new LinkedBlockingQueue<>();
	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	/**
	 * @param publisher the body of a response
	 * @param patience how long to wait for the next bytes
	 */
	TimedBody(final Flow.Publisher<List<ByteBuffer>> publisher, final Duration patience) {
		this.patience = patience;
		publisher.subscribe(this);
	}

	/**
	 * The next bytes, or none at the end.
	 *
	 * @throws HttpTimeoutException if none come in time
	 * @throws IOException if the connection breaks
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	List<ByteBuffer> next(final Progress progress) throws IOException, InterruptedException {
		subscription.thenAccept(given -> given.request(1));
		final long deadline = System.nanoTime() + patience.toNanos();
		Part part = null;
		while (part == null) {
			progress.check();
			if (System.nanoTime() > deadline) throw new HttpTimeoutException("nothing arrived for " + patience.toSeconds() + " s");
			part = arrived.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
		}
		if (part.error() != null) throw new IOException("the connection broke: " + part.error().getMessage(), part.error());
		return part.bytes();
	}

	@Override
	public void onSubscribe(final Flow.Subscription given) {
		subscription.complete(given);
	}

	@Override
	public void onNext(final List<ByteBuffer> bytes) {
		arrived.add(new Part(bytes, null));
	}

	@Override
	public void onError(final Throwable error) {
		arrived.add(new Part(List.of(), error));
	}

	@Override
	public void onComplete() {
		arrived.add(new Part(List.of(), null));
	}

	/** Drops the connection if the body is not at its end. */
	@Override
	public void close() {
		subscription.thenAccept(Flow.Subscription::cancel);
	}
}
