package fiji.plugin.dinotracker.features;
import java.util.*; import fiji.plugin.dinotracker.geometry.VideoGeometry;
public final class ForegroundMask {
	private final VideoGeometry g; private final List<BitSet> m;
	public ForegroundMask(VideoGeometry g, List<BitSet> m){this.g=g;this.m=m;}
	public static ForegroundMask of(FeatureVideo f){ BitSet b=new BitSet(); b.set(0,f.geometry().width()*f.geometry().height()/2); return new ForegroundMask(f.geometry(), Collections.nCopies(f.size(), b)); }
	public boolean contains(final int frame, final double x, final double y) { return m.get(frame).get((int)Math.round(y)*g.width()+(int)Math.round(x)); }
}
