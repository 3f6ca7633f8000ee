package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on this machine that hands out one file, and misbehaves as it is told to, once for each request. */
final class WeightServer implements AutoCloseable {

	/** How to answer one request. */
	interface Answer {

		void give(HttpExchange exchange) throws IOException;
	}

	private final byte[] content = new byte[300_000];
	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final Queue<Answer> script = new ArrayDeque<>();
	private final List<String> ranges = new CopyOnWriteArrayList<>();
	private final CountDownLatch closed = new CountDownLatch(1);

	WeightServer(final Answer... script) throws IOException {
		new Random(1).nextBytes(content);
		this.script.addAll(List.of(script));
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/weights.pth", this::answer);
		server.start();
	}

	private void answer(final HttpExchange exchange) throws IOException {
		ranges.add(exchange.getRequestHeaders().getFirst("Range"));
		final Answer answer;
		synchronized (script) {
			answer = script.poll();
		}
		try (exchange) {
			if (answer == null) whole().give(exchange);
			else answer.give(exchange);
		}
	}

	/** What the server hands out. */
	byte[] content() {
		return content.clone();
	}

	/** The Range header of each request so far. */
	List<String> ranges() {
		return ranges;
	}

	/** The catalogue's entry for it. */
	WeightFile entry() {
		return new WeightFile("test", "weights.pth", address(), content.length, sha256(content), "none");
	}

	URI address() {
		return URI.create("http://localhost:" + server.getAddress().getPort() + "/weights.pth");
	}

	static String sha256(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** All the bytes that were asked for. */
	Answer whole() {
		return exchange -> send(exchange, content.length);
	}

	/** The bytes that were asked for, but the connection is cut at a byte of the file. */
	Answer cutAt(final int end) {
		return exchange -> send(exchange, end);
	}

	/** The bytes up to one of the file, then silence. */
	Answer stalledAt(final int end) {
		return exchange -> {
			send(exchange, end);
			try {
				closed.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
	}

	/** The whole file from its first byte, whatever was asked for. */
	Answer ignoringTheRange() {
		return exchange -> {
			exchange.sendResponseHeaders(200, content.length);
			exchange.getResponseBody().write(content);
		};
	}

	/** An error. */
	static Answer status(final int status) {
		return exchange -> exchange.sendResponseHeaders(status, -1);
	}

	/** Other bytes than those of the file. */
	static Answer bytes(final byte[] wrong) {
		return exchange -> {
			exchange.sendResponseHeaders(200, wrong.length);
			exchange.getResponseBody().write(wrong);
		};
	}

	private void send(final HttpExchange exchange, final int end) throws IOException {
		final int start = Integer.parseInt(exchange.getRequestHeaders().getFirst("Range").replaceAll("bytes=(\\d+)-", "$1"));
		exchange.getResponseHeaders().set("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
		exchange.sendResponseHeaders(206, content.length - start);
		final OutputStream body = exchange.getResponseBody();
		body.write(content, start, end - start);
		body.flush();
	}

	@Override
	public void close() {
		closed.countDown();
		server.stop(0);
		threads.shutdownNow();
	}
}
