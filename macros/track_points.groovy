// Tracks points without the menu: the classes that the commands themselves use. Frames come from
// an open image here; track_dataset.groovy shows that any ImgLib2 image whose axes have names does as well.

#@ ImagePlus image
#@ String (choices = { "quick", "balanced", "paper" }) preset
#@ Integer (label = "iterations (0: the preset's)", value = 0) iterations
#@ File (label = "CSV file for the tracks", style = "save") file

import fiji.plugin.dinotracker.DinoTracker
import fiji.plugin.dinotracker.TrackerInput
import fiji.plugin.dinotracker.TrackerSettings
import fiji.plugin.dinotracker.overlay.OverlayStyle
import fiji.plugin.dinotracker.overlay.TrackOverlay
import fiji.plugin.dinotracker.export.TracksCsvWriter
import fiji.plugin.dinotracker.imports.RoiQueries
import fiji.plugin.dinotracker.progress.Progress
import fiji.plugin.dinotracker.video.FrameSelection
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource

settings = TrackerSettings.preset(preset)
if (iterations > 0) settings = settings.withTraining(settings.training().withIterations(iterations))
input = new TrackerInput(ImagePlusSource.of(image), FrameSelection.ALL, Optional.empty())
queries = RoiQueries.of(image).selected(image, 20) // the marked points, or a grid every 20 pixels in a marked area

DinoTracker.train(input, settings, Progress.NONE).withCloseable { tracker ->
	tracks = tracker.track(queries, Progress.NONE)
	new TracksCsvWriter().write(tracks, file.toPath())
	new TrackOverlay(OverlayStyle.DEFAULT).show(image, tracks)
}
