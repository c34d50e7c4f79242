#include "cneural.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

#if defined(__x86_64__)
#include <immintrin.h>
#define X86 1
#endif

typedef float V __attribute__((vector_size(64), aligned(4)));
typedef int32_t VI __attribute__((vector_size(64), aligned(4)));
#define INLINE __attribute__((always_inline))

#define TARGET
#define NAME(x) x##_portable
#include "lanes.inc"
#undef TARGET
#undef NAME

#if X86
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define TARGET
#define NAME(x) x##_avx2
#include "lanes.inc"
#undef TARGET
#undef NAME
#pragma clang attribute pop


#pragma clang attribute push(__attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), apply_to = function)
#define TARGET
#define NAME(x) x##_wide
#include "lanes.inc"
#undef TARGET
#undef NAME
#pragma clang attribute pop
#endif

int cneural_best_level(void) {
#if X86
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni")) return CNEURAL_VNNI;
  if (__builtin_cpu_supports("avx2")) return CNEURAL_AVX2;
  return CNEURAL_SSE2;
#else
  return CNEURAL_PORTABLE;
#endif
}

size_t cneural_packed_size(size_t n, size_t k) { return (n + 15) / 16 * 16 * k; }

static inline uint32_t four(const uint8_t *p) {
  uint32_t v;
  __builtin_memcpy(&v, p, 4);
  return v;
}

static inline void finish(const int32_t *sums, const int32_t *offsets, float scale, const float *columns, const float *bias, float *out) {
  for (int c = 0; c < 16; c++) {
    float f = (float)(sums[c] - offsets[c]);
    f = f * scale;
    f = f * columns[c];
    out[c] = f + bias[c];
  }
}

static void product_portable(const uint8_t *q, const float *scales, size_t rows, size_t k, const int8_t *weights, const int32_t *offsets,
                             const float *columns, const float *bias, size_t n, float *out, size_t stride) {
  for (size_t r = 0; r < rows; r++)
    for (size_t b = 0; b < n; b += 16) {
      const int8_t *w = weights + b * k;
      int32_t sums[16] = {0};
      for (size_t i = 0; i < k; i += 4, w += 64)
        for (int c = 0; c < 16; c++)
          for (int j = 0; j < 4; j++) sums[c] += (int32_t)q[r * k + i + j] * w[c * 4 + j];
      finish(sums, offsets + b, scales[r], columns + b, bias + b, out + r * stride + b);
    }
}

#if X86
// Two rows at a time; sums of even and odd pairs stay apart until the end.
static void product_sse2(const uint8_t *q, const float *scales, size_t rows, size_t k, const int8_t *weights, const int32_t *offsets,
                         const float *columns, const float *bias, size_t n, float *out, size_t stride) {
  const __m128i zero = _mm_setzero_si128();
  for (size_t r = 0; r < rows; r++)
    for (size_t b = 0; b < n; b += 16) {
      const int8_t *w = weights + b * k;
      __m128i low[4], high[4];
      for (int c = 0; c < 4; c++) low[c] = high[c] = zero;
      for (size_t i = 0; i < k; i += 4, w += 64) {
        __m128i a = _mm_unpacklo_epi8(_mm_set1_epi32((int)four(q + r * k + i)), zero);
        for (int c = 0; c < 4; c++) {
          __m128i v = _mm_loadu_si128((const __m128i *)(w + 16 * c)), sign = _mm_cmpgt_epi8(zero, v);
          low[c] = _mm_add_epi32(low[c], _mm_madd_epi16(a, _mm_unpacklo_epi8(v, sign)));
          high[c] = _mm_add_epi32(high[c], _mm_madd_epi16(a, _mm_unpackhi_epi8(v, sign)));
        }
      }
      int32_t sums[16], pair[8];
      for (int c = 0; c < 4; c++) {
        _mm_storeu_si128((__m128i *)pair, low[c]);
        _mm_storeu_si128((__m128i *)(pair + 4), high[c]);
        for (int j = 0; j < 4; j++) sums[4 * c + j] = pair[2 * j] + pair[2 * j + 1];
      }
      finish(sums, offsets + b, scales[r], columns + b, bias + b, out + r * stride + b);
    }
}

#define AVX2 __attribute__((target("avx2")))
static inline AVX2 __attribute__((always_inline)) void tile_avx2(const uint8_t *q, const float *scales, size_t count, size_t k, const int8_t *w,
                                                                   const int32_t *offsets, const float *columns, const float *bias, float *out, size_t stride) {
  __m256i sums[6][2];
  const __m256i ones = _mm256_set1_epi16(1);
  for (size_t r = 0; r < count; r++) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (size_t i = 0; i < k; i += 4, w += 64) {
    __m256i a = _mm256_loadu_si256((const __m256i *)w), b = _mm256_loadu_si256((const __m256i *)(w + 32));
    for (size_t r = 0; r < count; r++) {
      __m256i x = _mm256_set1_epi32((int)four(q + r * k + i));
      // Weights of 7 bits: a pair of products never overflows 16 bits.
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(_mm256_maddubs_epi16(x, a), ones));
      sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(_mm256_maddubs_epi16(x, b), ones));
    }
  }
  for (size_t r = 0; r < count; r++)
    for (int h = 0; h < 2; h++) {
      __m256i s = _mm256_sub_epi32(sums[r][h], _mm256_loadu_si256((const __m256i *)(offsets + 8 * h)));
      __m256 f = _mm256_mul_ps(_mm256_cvtepi32_ps(s), _mm256_set1_ps(scales[r]));
      f = _mm256_mul_ps(f, _mm256_loadu_ps(columns + 8 * h));
      f = _mm256_add_ps(f, _mm256_loadu_ps(bias + 8 * h));
      _mm256_storeu_ps(out + r * stride + 8 * h, f);
    }
}

static AVX2 void product_avx2(const uint8_t *q, const float *scales, size_t rows, size_t k, const int8_t *weights, const int32_t *offsets,
                              const float *columns, const float *bias, size_t n, float *out, size_t stride) {
  for (size_t b = 0; b < n; b += 16) {
    const int8_t *w = weights + b * k;
    size_t r = 0;
    for (; r + 6 <= rows; r += 6) tile_avx2(q + r * k, scales + r, 6, k, w, offsets + b, columns + b, bias + b, out + r * stride + b, stride);
    for (; r < rows; r++) tile_avx2(q + r * k, scales + r, 1, k, w, offsets + b, columns + b, bias + b, out + r * stride + b, stride);
  }
}

#define VNNI __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
static inline VNNI __attribute__((always_inline)) void tile_vnni(const uint8_t *q, const float *scales, size_t count, size_t k, const int8_t *w, size_t blocks,
                                                                   const int32_t *offsets, const float *columns, const float *bias, float *out, size_t stride) {
  __m512i sums[6][4];
  for (size_t r = 0; r < count; r++)
    for (size_t b = 0; b < blocks; b++) sums[r][b] = _mm512_setzero_si512();
  for (size_t i = 0; i < k; i += 4, w += 64) {
    __m512i v[4];
    for (size_t b = 0; b < blocks; b++) v[b] = _mm512_loadu_si512(w + b * 16 * k);
    for (size_t r = 0; r < count; r++) {
      __m512i x = _mm512_set1_epi32((int)four(q + r * k + i));
      for (size_t b = 0; b < blocks; b++) sums[r][b] = _mm512_dpbusd_epi32(sums[r][b], x, v[b]);
    }
  }
  for (size_t r = 0; r < count; r++)
    for (size_t b = 0; b < blocks; b++) {
      __m512i s = _mm512_sub_epi32(sums[r][b], _mm512_loadu_si512(offsets + 16 * b));
      __m512 f = _mm512_mul_ps(_mm512_cvtepi32_ps(s), _mm512_set1_ps(scales[r]));
      f = _mm512_mul_ps(f, _mm512_loadu_ps(columns + 16 * b));
      f = _mm512_add_ps(f, _mm512_loadu_ps(bias + 16 * b));
      _mm512_storeu_ps(out + r * stride + 16 * b, f);
    }
}

static VNNI void product_vnni(const uint8_t *q, const float *scales, size_t rows, size_t k, const int8_t *weights, const int32_t *offsets,
                              const float *columns, const float *bias, size_t n, float *out, size_t stride) {
  size_t b = 0;
  for (; b + 64 <= n; b += 64) {
    const int8_t *w = weights + b * k;
    size_t r = 0;
    for (; r + 6 <= rows; r += 6) tile_vnni(q + r * k, scales + r, 6, k, w, 4, offsets + b, columns + b, bias + b, out + r * stride + b, stride);
    for (; r < rows; r++) tile_vnni(q + r * k, scales + r, 1, k, w, 4, offsets + b, columns + b, bias + b, out + r * stride + b, stride);
  }
  for (; b < n; b += 16) {
    const int8_t *w = weights + b * k;
    size_t r = 0;
    for (; r + 6 <= rows; r += 6) tile_vnni(q + r * k, scales + r, 6, k, w, 1, offsets + b, columns + b, bias + b, out + r * stride + b, stride);
    for (; r < rows; r++) tile_vnni(q + r * k, scales + r, 1, k, w, 1, offsets + b, columns + b, bias + b, out + r * stride + b, stride);
  }
}
#endif

#if X86
#define DISPATCH(f, ...)                              \
  do {                                                \
    if (level >= CNEURAL_VNNI) f##_wide(__VA_ARGS__); \
    else if (level == CNEURAL_AVX2) f##_avx2(__VA_ARGS__); \
    else f##_portable(__VA_ARGS__);                   \
  } while (0)
#else
#define DISPATCH(f, ...) do { (void)level; f##_portable(__VA_ARGS__); } while (0)
#endif

void cneural_product(int level, const uint8_t *q, const float *scales, size_t rows, size_t k, const int8_t *weights, const int32_t *offsets,
                     const float *columns, const float *bias, size_t n, float *out, size_t stride) {
#if X86
  if (level >= CNEURAL_VNNI) { product_vnni(q, scales, rows, k, weights, offsets, columns, bias, n, out, stride); return; }
  if (level == CNEURAL_AVX2) { product_avx2(q, scales, rows, k, weights, offsets, columns, bias, n, out, stride); return; }
  if (level == CNEURAL_SSE2) { product_sse2(q, scales, rows, k, weights, offsets, columns, bias, n, out, stride); return; }
#endif
  (void)level;
  product_portable(q, scales, rows, k, weights, offsets, columns, bias, n, out, stride);
}

void cneural_quantise(int level, const float *x, size_t rows, size_t k, uint8_t *q, float *scales) { DISPATCH(quantise, x, rows, k, q, scales, 0); }
void cneural_quantise_gated(int level, const float *x, size_t rows, size_t k, uint8_t *q, float *scales) { DISPATCH(quantise, x, rows, k, q, scales, 1); }
void cneural_norm(int level, float *x, const float *added, const float *gamma, const float *beta, size_t rows, size_t k) {
  DISPATCH(norm, x, added, gamma, beta, rows, k);
}
void cneural_attention(int level, const float *qkv, size_t rows, size_t heads, float *scratch, float *out) { DISPATCH(attention, qkv, rows, heads, scratch, out); }
size_t cneural_attention_scratch(size_t rows) { return (rows + 15) / 16 * 16 * 33; }
void cneural_scores(int level, const float *a, size_t a_stride, const float *b, size_t b_stride, size_t rows, size_t dim, float *scratch, float *scores) {
  DISPATCH(scores, a, a_stride, b, b_stride, rows, dim, scratch, scores);
}
void cneural_gate(int level, const float *x, size_t count, float *out) { DISPATCH(gate, x, count, out); }
void cneural_word(int level, const int8_t *table, const float *scales, const uint32_t *pieces, size_t count, const int8_t *const *extras,
                  const float *extra_scales, size_t extra_count, size_t k, float *out) {
  DISPATCH(word, table, scales, pieces, count, extras, extra_scales, extra_count, k, out);
}
float cneural_exp(float x) {
  V v = {0};
  v[0] = x;
  exp1_portable(&v);
  return v[0];
}
