"""The encoder: the first layers of MiniLM under small heads, one pass a sentence for all of them."""
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
#: Steps of an activation on either side of zero: seven bits, so that two products fit into sixteen bits on every processor.
ACTIVATION_STEPS = 63


class FakeQuantised(torch.autograd.Function):
    """Rounds to `steps` steps on either side of zero, a scale a row; the gradient passes as if nothing had happened."""

    @staticmethod
    def forward(context, x, steps):
        scale = x.abs().amax(-1, keepdim=True).clamp(min=1e-8) / steps
        return torch.round(x / scale) * scale

    @staticmethod
    def backward(context, gradient):
        return gradient, None


class Dense(nn.Linear):
    """A linear layer that can compute as the int8 kernel does."""
    quantised = False

    def forward(self, x):
        if not Dense.quantised:
            return super().forward(x)
        weight = FakeQuantised.apply(self.weight.float(), 127)
        return F.linear(FakeQuantised.apply(x.float(), ACTIVATION_STEPS).to(x.dtype), weight.to(x.dtype), self.bias)


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (Dense(width, width) for _ in range(4))
        self.attention_norm, self.output_norm = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.grow, self.shrink = Dense(width, inner), Dense(inner, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, w = x.shape
        q, k, v = (f(x).view(b, n, self.heads, w // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.attention_norm(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, w))))
        return self.output_norm(x + self.drop(self.shrink(F.gelu(self.grow(x)))))


def two_layers(inputs, hidden, outputs, drop=0.2):
    return nn.Sequential(Dense(inputs, hidden), nn.GELU(), nn.Dropout(drop), Dense(hidden, outputs))


class Network(nn.Module):
    WIDTH, HEADS, INNER, ARC, RELATION, LONGEST = 384, 12, 1536, 192, 96, 192

    def __init__(self, pieces, layers, xpos, relations):
        super().__init__()
        w = self.WIDTH
        self.piece, self.place, self.case = nn.Embedding(pieces, w), nn.Embedding(self.LONGEST, w), nn.Embedding(7, w)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(w, eps=1e-12)
        self.layers = nn.ModuleList(Layer(w, self.HEADS, self.INNER) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.upos, self.xpos, self.names = Dense(w, len(UPOS)), Dense(w, xpos), Dense(w, len(corpora.NAME_TAGS))
        self.arc_head, self.arc_child = Dense(w, self.ARC), Dense(w, self.ARC)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.zeros(self.ARC, self.ARC + 1)))
        self.relation_head, self.relation_child = Dense(w, self.RELATION), Dense(w, self.RELATION)
        self.relation = nn.Parameter(torch.randn(relations, self.RELATION + 1, self.RELATION + 1) * 0.02)
        # Directed: one function of (source, object, whether the source stands first) judges both directions of a pair.
        self.directed = two_layers(4 * w + 2, 256, 3)
        self.target = two_layers(2 * w, 256, 3)

    @classmethod
    def pretrained(cls, path, rows, layers, xpos, relations):
        """The weights of MiniLM; `rows` are the rows of its vocabulary that are kept."""
        from safetensors.torch import load_file
        old = load_file(path)
        net = cls(len(rows), layers, xpos, relations)
        with torch.no_grad():
            net.piece.weight.copy_(old["embeddings.word_embeddings.weight"][rows])
            net.place.weight.copy_(old["embeddings.position_embeddings.weight"][:cls.LONGEST] + old["embeddings.token_type_embeddings.weight"][0])
            net.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
            net.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(net.layers):
                at = f"encoder.layer.{i}."
                for own, theirs in (("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                                    ("out", "attention.output.dense"), ("attention_norm", "attention.output.LayerNorm"),
                                    ("grow", "intermediate.dense"), ("shrink", "output.dense"), ("output_norm", "output.LayerNorm")):
                    getattr(layer, own).weight.copy_(old[f"{at}{theirs}.weight"])
                    getattr(layer, own).bias.copy_(old[f"{at}{theirs}.bias"])
        return net

    def encode(self, ids, case, real):
        """States of all pieces: ids, case [batch, pieces]; real is true where a piece stands."""
        x = self.piece(ids) + self.place.weight[:ids.shape[1]] + self.case(case)
        x = self.drop(self.norm(x))
        mask = torch.where(real, 0.0, -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        return x

    def words(self, states, first):
        """States of the first pieces of words, before them that of the sentence (the root)."""
        first = torch.cat([torch.zeros_like(first[:, :1]), first], 1)
        return self.drop(torch.gather(states, 1, first[:, :, None].expand(-1, -1, states.shape[-1])).float())

    def arcs(self, words, lengths):
        """Scores [batch, child, head] where head 0 is the root and no word is its own."""
        head, child = F.gelu(self.arc_head(words)), F.gelu(self.arc_child(words))
        one = torch.ones(*child.shape[:2], 1)
        scores = torch.cat([child, one], -1) @ self.arc.t() @ head.transpose(1, 2)
        n = words.shape[1]
        past = torch.arange(n)[None, None, :] > lengths[:, None, None]
        return (scores.masked_fill(past, -1e4) - 1e4 * torch.eye(n)[None])[:, 1:]

    def relations(self, words, heads):
        """Scores [batch, child, relation] under the given heads."""
        one = torch.ones(*words.shape[:2], 1)
        head = torch.cat([F.gelu(self.relation_head(words)), one], -1)
        child = torch.cat([F.gelu(self.relation_child(words)), one], -1)[:, 1:]
        above = torch.gather(head, 1, heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[-1]))
        return torch.einsum("bid,rde,bie->bir", child, self.relation, above)

    def pair(self, p, q, between, whole):
        """Five scores of a pair: none, p for q, q for p, p against q, q against p."""
        def one(source, object_, first):
            side = torch.zeros(len(source), 2)
            side[:, 0 if first else 1] = 1
            return self.directed(torch.cat([source, object_, between, whole, side], -1))
        there, back = one(p, q, True), one(q, p, False)
        return torch.stack([there[:, 0] + back[:, 0], there[:, 1], back[:, 1], there[:, 2], back[:, 2]], -1)
