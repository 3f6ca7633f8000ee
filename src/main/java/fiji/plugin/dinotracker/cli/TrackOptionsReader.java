package fiji.plugin.dinotracker.cli;

import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import fiji.plugin.dinotracker.study.OptionsReader;
import fiji.plugin.dinotracker.study.RunSettings;

/** Understands options in a file as the command line does. */
final class TrackOptionsReader implements OptionsReader {

	@Command
	private static final class Holder {

		@Mixin
		private SettingsOptions options;
	}

	@Override
	public RunSettings read(final Map<String, String> options) {
		final Holder holder = new Holder();
		try {
			new CommandLine(holder).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options.entrySet().stream().map(option -> "--" + option.getKey() + "=" + option.getValue()).toArray(String[]::new));
			return new RunSettings(holder.options.method(), holder.options.settings());
		}
		catch (final ParameterException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}
}
