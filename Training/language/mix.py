"""The weighted mean of networks that went on from one another (they lie in one valley): python mix.py A.pt B.pt SHARE_OF_B OUT.pt"""
import sys
import torch

first, second = torch.load(sys.argv[1]), torch.load(sys.argv[2])
share = float(sys.argv[3])
for k, v in first["state"].items():
    # What only the later network has, such as the lists, stays as it is.
    if k in second["state"] and v.is_floating_point(): v.lerp_(second["state"][k], share)
torch.save(first, sys.argv[4])
