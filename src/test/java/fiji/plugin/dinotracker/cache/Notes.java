package fiji.plugin.dinotracker.cache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import fiji.plugin.dinotracker.progress.Progress;

/** What was told, and which stages there were. */
class Notes implements Progress {

	final List<String> notes = Collections.synchronizedList(new ArrayList<>());
	final List<String> stages = Collections.synchronizedList(new ArrayList<>());

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
