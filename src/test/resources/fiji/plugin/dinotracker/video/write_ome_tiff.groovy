// Writes an OME-TIFF with Bio-Formats, in a script because nothing of ours is compiled against it. Given: files (one, or
// one for each series), planes (an OmeTiff.Planes), width, height, channels, slices, frames, seriesCount. Z runs faster than the channels, other than in ImageJ.

import loci.formats.MetadataTools
import loci.formats.out.OMETiffWriter
import ome.units.UNITS
import ome.units.quantity.Length
import ome.units.quantity.Time

metadata = MetadataTools.createOMEXMLMetadata()
for (series in 0..<seriesCount) {
	MetadataTools.populateMetadata(metadata, series, "series " + series, false, "XYZCT", "uint16", width, height, slices, channels, frames, 1)
	metadata.setPixelsPhysicalSizeX(new Length(250, UNITS.NANOMETER), series)
	metadata.setPixelsPhysicalSizeY(new Length(0.5, UNITS.MICROMETER), series)
	metadata.setPixelsTimeIncrement(new Time(1500, UNITS.MILLISECOND), series)
}
writer = new OMETiffWriter()
writer.setMetadataRetrieve(metadata)
writer.setId(files[0])
for (series in 0..<seriesCount) {
	if (series > 0 && files.size() > 1) writer.changeOutputFile(files[series])
	writer.setSeries(series)
	for (int plane = 0; plane < slices * channels * frames; plane++)
		writer.saveBytes(plane, planes.bytes(series, plane.intdiv(slices) % channels, plane % slices, plane.intdiv(slices * channels)))
}
writer.close()
