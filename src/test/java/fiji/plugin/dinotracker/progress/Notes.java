package fiji.plugin.dinotracker.progress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was told, and which stages there were. */
public class Notes implements Progress {

	/** Every note. */
	public final List<String> notes = Collections.synchronizedList(new ArrayList<>());
	/** Every stage once, in the order they began. */
	public final List<String> stages = Collections.synchronizedList(new ArrayList<>());

	@Override
	public void report(final String stage, final int done, final int total, final String detail) {
		if (!stages.contains(stage)) stages.add(stage);
	}

	@Override
	public boolean cancelled() {
		return false;
	}

	@Override
	public void note(final String line) {
		notes.add(line);
	}
}
