// Tracks points in any ImgLib2 image whose axes have names: here the active Dataset of ImageJ2, which may be virtual or
// cached. Frames are fetched one at a time; no ImagePlus is made, so this works without a display, too.

#@ Dataset stack
#@ File (label = "CSV file of points: name,frame,x,y") points
#@ Integer (label = "iterations (0: the preset's)", value = 0) iterations
#@ File (label = "CSV file for the tracks", style = "save") file

import fiji.plugin.dinotracker.DinoTracker
import fiji.plugin.dinotracker.TrackerInput
import fiji.plugin.dinotracker.TrackerSettings
import fiji.plugin.dinotracker.video.imagej.StackLayout
import fiji.plugin.dinotracker.export.TracksCsvWriter
import fiji.plugin.dinotracker.imports.QueriesFile
import fiji.plugin.dinotracker.progress.Progress
import fiji.plugin.dinotracker.video.AxisRole
import fiji.plugin.dinotracker.video.Calibration
import fiji.plugin.dinotracker.video.FrameSelection
import fiji.plugin.dinotracker.video.FrameSource

axes = (0..<stack.numDimensions()).collect { AxisRole.named(stack.axis(it).type().label) }
source = new FrameSource(stack, axes, stack.isRGBMerged(), Calibration.NONE, stack.name)
selection = FrameSelection.ALL // or one channel, one z plane or its maximum projection, and some of the frames
queries = QueriesFile.read(points.toPath(), StackLayout.PLAIN, 0)

settings = TrackerSettings.preset("quick")
if (iterations > 0) settings = settings.withTraining(settings.training().withIterations(iterations))
DinoTracker.train(new TrackerInput(source, selection, Optional.empty()), settings, Progress.NONE).withCloseable { tracker ->
	new TracksCsvWriter().write(tracker.track(queries, Progress.NONE), file.toPath())
}
