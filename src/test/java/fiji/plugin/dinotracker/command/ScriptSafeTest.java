package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Proxy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

/** In Fiji a command sees the options of the macro that called it; here the thread is named as ImageJ names such threads. */
class ScriptSafeTest {

	private static Context context;

	private final String threadName = Thread.currentThread().getName();
	private final ScriptSafe scriptSafe = new ScriptSafe();
	private Module module;

	@BeforeAll
	static void startSciJava() {
		context = new Context(ThreadService.class);
	}

	@AfterAll
	static void stopSciJava() {
		context.dispose();
	}

	@BeforeEach
	void callFromAMacro() throws ModuleException {
		module = new CommandInfo(TrackPoints.class).createModule();
		context.inject(scriptSafe);
		Thread.currentThread().setName("Run$_test");
	}

	@AfterEach
	void leaveTheMacro() {
		Macro.setOptions(null);
		WindowManager.setTempCurrentImage(null);
		Thread.currentThread().setName(threadName);
	}

	private void process(final String options) {
		Macro.setOptions(options);
		scriptSafe.process(module);
	}

	@Test
	void optionsOfTheMacroAreSet() {
		process("grid=7 out=[/my tracks] path=[]");
		assertThat(module.getInput("grid")).isEqualTo("7");
		assertThat(module.getInput("out")).isEqualTo(new File("/my tracks"));
		assertThat(module.getInput("path")).isNull();
	}

	@Test
	void anEmptyPathIsNoFileWhoeverSetIt() {
		module.setInput("out", new File(""));
		module.setInput("mask", new File("/mask.tif"));
		new EmptyFiles().process(module);
		assertThat(module.getInput("out")).isNull();
		assertThat(module.getInput("mask")).isEqualTo(new File("/mask.tif"));
	}

	@Test
	void nothingIsLeftToAskFor() {
		process("grid=7");
		assertThat(new Options(module).fields()).allMatch(item -> module.isInputResolved(item.getName()));
		assertThat(module.getInput("preset")).isEqualTo("quick");
	}

	@Test
	void whoGivesTheImageAloneIsNotAskedEither() {
		assertThat(new Options(module).areGiven()).isFalse();
		module.setInput("image", MovingTexture.image());
		module.resolveInput("image");
		assertThat(new Options(module).areGiven()).isTrue();
	}

	@Test
	void aSwitchIsTurnedOnByItsName() {
		process("names grid=7 loss=false");
		assertThat(module.getInput("names")).isEqualTo("true");
		assertThat(module.getInput("loss")).isEqualTo("false");
		assertThat(module.getInput("interpolate")).isEqualTo("false");
	}

	@Test
	void theImageInFrontIsTaken() {
		final ImagePlus image = MovingTexture.image();
		WindowManager.setTempCurrentImage(image);
		process("grid=7");
		assertThat(module.getInput("image")).isSameAs(image);
	}

	@Test
	void theImageAScriptHandsOverIsTakenOnTheThreadTheCommandRunsOn() throws Exception {
		final ImagePlus handedOver = MovingTexture.image();
		WindowManager.setTempCurrentImage(handedOver);
		Macro.setOptions("grid=7");
		context.service(ThreadService.class).run(() -> {
			WindowManager.setTempCurrentImage(MovingTexture.image()); // what an earlier command left there
			scriptSafe.process(module);
			assertThat(WindowManager.getTempCurrentImage()).isNull();
			return null;
		}).get();
		assertThat(module.getInput("image")).isSameAs(handedOver);
		assertThat(WindowManager.getCurrentImage()).isSameAs(handedOver);
	}

	@Test
	void whatAScriptSetsItselfIsNotOverwritten() {
		module.setInput("grid", "9");
		module.resolveInput("grid");
		process("folder=[options of the macro that called the script]");
		assertThat(module.getInput("grid")).isEqualTo("9");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"gird=7 | Unknown option gird; use path, series, channel, plane, first, last, step, points, ", //
		"names=yes | Unknown names yes; use one of false, true", //
		"grid | Option grid has no value; write grid=value", //
		"grid=7 flow=water | Unknown flow water; use one of preset, auto, dis, raft, raft-large, raft-small", //
		"image=[not open] | There is no open image not open; check the title" })
	void whatIsMisspeltOrUnknownIsAnError(final String options, final String line) {
		assertThatThrownBy(() -> process(options)).isInstanceOf(InputException.class).hasMessageStartingWith(line);
	}

	@Test
	void commandsOfOthersAreLeftAlone() {
		module = (Module) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Module.class }, (proxy, method, arguments) -> {
			assertThat(method.getName()).isEqualTo("getDelegateObject");
			return "a command of others";
		});
		process("gird=7");
	}
}
