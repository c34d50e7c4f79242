// Kernels of small networks: integer matrix products, and the floating point between them in one fixed order.
//
// Every function gives the same bits at every level: products are sums of integers, and floating point is written for vectors
// of 16 lanes whose sums are folded in one order, whatever the processor's width. No function allocates or keeps state.
#ifndef CNEURAL_H
#define CNEURAL_H

#include <stddef.h>
#include <stdint.h>

// What the processor can do. Levels above `cneural_best_level()` must not be asked for.
enum { CNEURAL_PORTABLE = 0, CNEURAL_SSE2 = 1, CNEURAL_AVX2 = 2, CNEURAL_VNNI = 3 };

// The best level of this processor.
int cneural_best_level(void);

// Bytes that a packed matrix of n columns and k rows takes; k is a multiple of 4.
size_t cneural_packed_size(size_t n, size_t k);

// Rounds rows of k floats to bytes: q = round(x * 127 / max|x|) + 128, scales[row] = max|x| / 127. k is a multiple of 16.
void cneural_quantise(int level, const float *x, size_t rows, size_t k, uint8_t *q, float *scales);

// The same for gate(x), gate(x) = x * clamp(x / 3 + 1/2, 0, 1).
void cneural_quantise_gated(int level, const float *x, size_t rows, size_t k, uint8_t *q, float *scales);

// out[r * stride + c] = (sum over k of (q - 128) * w) * scales[r] * columns[c] + bias[c].
// `weights` is packed: for every 16 columns and every 4 rows of the matrix, the 4 weights of each column; -63 to 63.
// `offsets[c]` is 128 times the sum of a column. n is a multiple of 16, k of 4.
void cneural_product(int level, const uint8_t *q, const float *scales, size_t rows, size_t k, const int8_t *weights,
                     const int32_t *offsets, const float *columns, const float *bias, size_t n, float *out, size_t stride);

// x = norm(x + added) * gamma + beta over rows of k floats; `added` may be null. k is a multiple of 16.
void cneural_norm(int level, float *x, const float *added, const float *gamma, const float *beta, size_t rows, size_t k);

// Attention among the `rows` rows of one sentence. qkv: rows of 3 * width floats; out: rows of width floats.
// width is heads * 32. scratch: cneural_attention_scratch(rows) floats, aligned to 64 bytes.
void cneural_attention(int level, const float *qkv, size_t rows, size_t heads, float *scratch, float *out);
size_t cneural_attention_scratch(size_t rows);

// scores[i * stride + j] = sum over d of a[i * a_stride + d] * b[j * b_stride + d], stride is rows rounded up to 16.
// scratch: dim * stride floats, aligned to 64 bytes.
void cneural_scores(int level, const float *a, size_t a_stride, const float *b, size_t b_stride, size_t rows, size_t dim,
                    float *scratch, float *scores);

// out = gate(x) over count floats, a multiple of 16.
void cneural_gate(int level, const float *x, size_t count, float *out);

// out = sum over the pieces of table[piece] * scales[piece] / count, plus the sums of `extras`; k is a multiple of 16.
void cneural_word(int level, const int8_t *table, const float *scales, const uint32_t *pieces, size_t count, const int8_t *const *extras,
                  const float *extra_scales, size_t extra_count, size_t k, float *out);

// e to the x for one number, as the kernels compute it.
float cneural_exp(float x);

#endif
