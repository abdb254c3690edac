#!/usr/bin/env python3
"""usage: linequality.py [--space PT] file.pdf... : line-breaking quality of justified text, read back with pdftotext -bbox-layout.
PT is the natural word space of the body face (2.6 for Noto Serif at 10 pt, the default). Badness as TeX has it: 100 |r|^3 with a
stretch of half and a shrink of a third of the space, at most 10,000."""
import sys,subprocess,re,statistics as st
args=sys.argv[1:]; NAT=2.6
if args[:1]==['--space']: NAT=float(args[1]); args=args[2:]
for f in args:
    x=subprocess.run(['pdftotext','-bbox-layout',f,'-'],capture_output=True,text=True).stdout
    lines=[]
    for L in re.findall(r'<line [^>]*>(.*?)</line>',x,re.S):
        ws=[(float(a),float(b),float(c),t) for a,b,c,t in re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)</word>',L)]
        if len(ws)>=2: lines.append((ws[0][0],ws[0][1],ws[-1][2],ws))
    R=st.mode(round(l[2]) for l in lines); Lf=st.mode(round(l[0]) for l in lines)
    J=[l for l in lines if abs(l[2]-R)<6 and abs(l[0]-Lf)<6]
    r=[];hy=0;lad=0;prev=False
    for l in lines:
        j=abs(l[2]-R)<6 and abs(l[0]-Lf)<6
        t=l[3][-1][3]; h=t.endswith('-') or t.endswith('\u00ad') or t.endswith('‐')
        if j:
            g=[b[0]-a[2] for a,b in zip(l[3],l[3][1:])]; r.append(sum(g)/len(g)/NAT); hy+=h
        if h and prev: lad+=1
        prev=h
    r.sort(); n=len(r)
    bad=[(100*abs((q-1)/(0.5 if q>1 else 0.333))**3) for q in r]
    print(f'{f:32} lines {n} spaceratio mean {st.mean(r):.3f} sd {st.pstdev(r):.3f} p95 {r[int(.95*n)]:.2f} p99 {r[int(.99*n)]:.2f} max {r[-1]:.2f} >1.5: {100*sum(q>1.5 for q in r)/n:.1f}% >2: {100*sum(q>2 for q in r)/n:.2f}% hyph {100*hy/n:.1f}% ladders {lad} meanbadness {st.mean(min(b,10000) for b in bad):.0f}')
