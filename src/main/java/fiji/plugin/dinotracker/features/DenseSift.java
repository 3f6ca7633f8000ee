package fiji.plugin.dinotracker.features;
import ai.djl.ndarray.*; import ai.djl.ndarray.types.*; import fiji.plugin.dinotracker.progress.Progress; import fiji.plugin.dinotracker.video.Video; import fiji.plugin.dinotracker.tensor.*; import fiji.plugin.dinotracker.geometry.*;
public final class DenseSift implements FeatureExtractor {
	public String name() { return "dense-sift"; }
	public FeatureVideo extract(final Video video, final Progress progress) {
		final VideoGeometry g = video.geometry(); final int w=g.width(), h=g.height();
		final int C = 2*128+3*2;
		final TensorStore store = new TensorStore(video.size(), new Shape(g.cells(), C));
		final float[] sum = new float[C];
		for (int t = 0; t < video.size(); t++) try (NDManager m = Torch.newManager()) {
			NDArray f = video.frame(m, t);
			float[] v = f.toFloatArray();
			float[] out = new float[g.cells()*C];
			int n=w*h; float[][] ori = new float[8][n];
			for (int y=1;y<h-1;y++) for (int x=1;x<w-1;x++) { int i=y*w+x;
				float gx=0,gy=0; for(int c=0;c<3;c++){ gx+=v[c*n+i+1]-v[c*n+i-1]; gy+=v[c*n+i+w]-v[c*n+i-w]; }
				double mag=Math.hypot(gx,gy), a=(Math.atan2(gy,gx)/(2*Math.PI)+1)*8; int b=(int)a; double fr=a-b; ori[b%8][i]+=mag*(1-fr); ori[(b+1)%8][i]+=mag*fr; }
			double[][] integral = new double[8][(w+1)*(h+1)];
			for(int b=0;b<8;b++) for(int y=0;y<h;y++){ double row=0; for(int x=0;x<w;x++){ row+=ori[b][y*w+x]; integral[b][(y+1)*(w+1)+x+1]=integral[b][y*(w+1)+x+1]+row; } }
			for(int cell=0;cell<g.cells();cell++){ PixelPoint p=g.toWorking(g.cell(cell)); int at=0;
				for(int s=0;s<2;s++){ int cs = s==0?4:9; double norm=1e-6; int start=at; for(int r=0;r<4;r++)for(int c=0;c<4;c++)for(int b=0;b<8;b++){ int x0=cl((int)p.x()+(c-2)*cs,w), x1=cl((int)p.x()+(c-1)*cs,w), y0=cl((int)p.y()+(r-2)*cs,h), y1=cl((int)p.y()+(r-1)*cs,h); double[] I=integral[b]; double e=I[y1*(w+1)+x1]-I[y0*(w+1)+x1]-I[y1*(w+1)+x0]+I[y0*(w+1)+x0]; out[cell*C+at++]=(float)e; norm+=e; }
					for(int k=start;k<at;k++) out[cell*C+k]=(float)Math.sqrt(Math.max(0,out[cell*C+k])/norm)*11; }
				for(int s=0;s<2;s++) for(int c=0;c<3;c++){ int rr=s==0?3:7; double e=0;int cnt=0; for(int y=Math.max(0,(int)p.y()-rr);y<Math.min(h,(int)p.y()+rr);y++)for(int x=Math.max(0,(int)p.x()-rr);x<Math.min(w,(int)p.x()+rr);x++){e+=v[c*n+y*w+x];cnt++;} out[cell*C+at++]=(float)(e/cnt)*10; } }
			for(int cell=0;cell<g.cells();cell++) for(int c=0;c<C;c++) sum[c]+=out[cell*C+c]/g.cells()/video.size();
			store.put(t, m.create(out, new Shape(g.cells(), C)));
		}
		double sq=0; for (int t = 0; t < video.size(); t++) { var b=store.buffer(t).asFloatBuffer(); for(int i=0;i<b.capacity();i++){ float z=b.get(i)-sum[i%C]; b.put(i,z); sq+=z*z; } }
		float sc=(float)(1/Math.sqrt(sq/video.size()/g.cells()/C)); for (int t = 0; t < video.size(); t++) { var b=store.buffer(t).asFloatBuffer(); for(int i=0;i<b.capacity();i++) b.put(i,b.get(i)*sc); }
		return new FeatureVideo(g, store);
	}
	private static int cl(int a,int m){return Math.max(0,Math.min(m,a));}
}
