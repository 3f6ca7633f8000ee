/** Videos by FFmpeg. */
package fiji.plugin.dinotracker.video.ffmpeg;
