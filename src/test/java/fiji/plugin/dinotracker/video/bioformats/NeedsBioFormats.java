package fiji.plugin.dinotracker.video.bioformats;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Marks tests that run with the real Bio-Formats. Without it they are passed over with a line that says why, but fail in
 * continuous integration, where it must be there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("bioformats")
@ExtendWith(NeedsBioFormats.Check.class)
public @interface NeedsBioFormats {

	/** Looks for Bio-Formats. */
	final class Check implements BeforeAllCallback {

		@Override
		public void beforeAll(final ExtensionContext context) {
			if (BioFormatsLibrary.isInstalled()) return;
			final String reason = context.getDisplayName() + " needs Bio-Formats; give -Dbioformats.jar=$(.ci/fetch-bioformats)";
			if ("true".equals(System.getenv("CI"))) throw new IllegalStateException(reason);
			System.err.println("Skipped: " + reason);
			throw new TestAbortedException(reason);
		}
	}
}
