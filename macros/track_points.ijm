// Follows the points that are marked on the active stack with the multi-point tool, each from the
// slice it was clicked on. The tracks are drawn over the stack and listed in the Results table.
//
// Every field of the dialog is an option here, under the first word of its label. What is left out
// keeps the dialog's default; a misspelt name or an impossible value stops the macro with a message.

options = "preset=quick trail=10";
if (getArgument() != "") options = getArgument();

if (nImages == 0) exit("Open a stack and mark points on it with the multi-point tool");
run("Track Points...", options);

// How far each point moved between the first and the last frame on which it was seen. Where it was
// hidden its position is a guess, not to be measured on.
first = -1;
for (row = 0; row < nResults; row++) {
	if (getResult("Visible", row) == 1) {
		if (first < 0) first = row;
		last = row;
	}
	ended = row == nResults - 1;
	if (!ended) ended = getResult("Track", row + 1) != getResult("Track", row);
	if (ended) {
		dx = getResult("X_px", last) - getResult("X_px", first);
		dy = getResult("Y_px", last) - getResult("Y_px", first);
		print(getResultString("Name", first) + " moved by " + d2s(sqrt(dx * dx + dy * dy), 1) + " pixels");
		first = -1;
	}
}
