package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.task.TaskService;

import ij.IJ;

class FijiProgressTest {

	@AfterEach
	void forgetEscape() {
		IJ.resetEscape();
	}

	@Test
	void whatEscCancelledStaysCancelledWhenImageJForgetsTheKey() {
		try (Context context = new Context(TaskService.class); FijiProgress progress = new FijiProgress(context, "a run")) {
			assertThat(progress.cancelled()).isFalse();
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			assertThat(progress.cancelled()).isTrue();
			IJ.resetEscape(); // as any other command does that begins
			assertThat(progress.cancelled()).isTrue();
		}
	}
}
