// Follows a grid of points through every TIFF stack, AVI and MP4 of a folder. Each gets a folder of
// results; one that has run.json already is finished and is passed over, so that the macro can be
// started again after it was stopped. A stack that cannot be tracked stops it: Track Folder... goes
// on with the next and lists it in summary.csv; this shows how to do it by yourself.
//
// With a display, the macro asks for the two folders. Without, give them as its argument, with
// options of Track Points... if they are not to be those below, and with bars in between:
//   fiji --headless -macro macros/track_folder.ijm "/data/stacks|/data/tracks|grid=100 preset=balanced"

options = "grid=50 preset=quick";
argument = split(getArgument(), "|");
if (argument.length >= 2) {
	input = argument[0];
	output = argument[1];
	if (argument.length > 2) options = argument[2];
} else {
	input = getDirectory("Folder of stacks");
	output = getDirectory("Folder for the results");
}

setBatchMode(true);
names = getFileList(input);
for (i = 0; i < names.length; i++) {
	results = output + File.separator + names[i] + "-tracks";
	name = toLowerCase(names[i]);
	stack = endsWith(name, ".tif") || endsWith(name, ".tiff") || endsWith(name, ".avi") || endsWith(name, ".mp4");
	if (stack && !File.exists(results + File.separator + "run.json")) {
		before = nImages;
		run("Track Points...", "path=[" + input + File.separator + names[i] + "] out=[" + results + "] " + options);
		if (nImages > before) { // with a display, the stack was shown to the macro
			selectImage(nImages);
			close();
		}
		print(names[i] + ": done");
	}
}
