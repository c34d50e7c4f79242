"""Writes the accurate network as the program reads it: python export.py --in accurate.pt --calibration calibration.json --out accurate.model

The fast network's sections with more layers, and those of Sources/Stance/StanceEncoder.swift.
"""
import argparse, hashlib, importlib.util, json, os, sys
import numpy as np, torch
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../language"))
spec = importlib.util.spec_from_file_location("fast_export", os.path.join(HERE, "../language/export.py"))
fast = importlib.util.module_from_spec(spec); spec.loader.exec_module(fast)

ap = argparse.ArgumentParser()
ap.add_argument("--in", dest="source", required=True); ap.add_argument("--calibration", required=True); ap.add_argument("--out", required=True)
ap.add_argument("--gazetteer", default="", help="classes of words, of ../language/gazetteers.py, where the network was trained with them")
ap.add_argument("--outside", type=float, default=0.0, help="added to the score of no name")
A = ap.parse_args()
s = {k: v.float().numpy() for k, v in torch.load(A.source)["state"].items()}
c = json.load(open(A.calibration))
f = lambda v: np.ascontiguousarray(v, np.float32).tobytes()
sections = fast.network_sections(A.source, A.gazetteer, outside=A.outside, by_pieces=True)
for name in ("pair1", "pair2", "target1", "target2"): sections.append((name, fast.matrix(s[name + ".weight"], s[name + ".bias"])))
sections += [("pair.order", f(s["order.weight"])), ("pair.scale", f(c["pair"]["scale"])), ("target.scale", f(c["target"]["scale"]))]
data = fast.encode(sections)
open(A.out, "wb").write(data)
print(A.out, len(data), "bytes, sha256", hashlib.sha256(data).hexdigest())
