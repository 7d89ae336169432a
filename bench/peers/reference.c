/* Figures as numbers in a file in; the reference work in scalar C, run by run, out: "milliseconds mean standard-error nine quantiles" in a line.
   The work is done twice, and the second time is told. Normals: ziggurat (Doornik 2005, ZIGNOR) on xoshiro256++ (Blackman & Vigna 2021). */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 512, LAYERS = 128 };

typedef struct { double start, level, reversion, volatility; } Price;
typedef struct { int price; double times, area, yield, loss, cost; } Crop;
typedef struct { int price; double times, at_start, places, birth, death, drought_death, sale, bought, weight, keep, fodder; } Herd;
typedef struct { int price; double times, area, rent, base, floor_rate, relief; } Lease;
typedef struct { int price; double times, output, cost, share, guarantee, costs; } Share;

static int runs, years, prices, crops, herds, leases, shares, levels;
static Price price[MOST];
static double mix[MOST * MOST], median, spread, drought_chance, level[MOST];
static Crop crop[MOST];
static Herd herd[MOST];
static Lease lease[MOST];
static Share share[MOST];

/* ---- chance */

static uint64_t s[4];
static uint64_t turned(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
static uint64_t next(void) {
  uint64_t result = turned(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = turned(s[3], 45);
  return result;
}
static void seed_with(uint64_t seed) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (seed += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    s[i] = z ^ (z >> 31);
  }
}
static double unit(uint64_t bits) { return ((double)(bits >> 11) + 0.5) * 0x1p-53; }
static double uniform(void) { return unit(next()); }

static const double TAIL = 3.442619855899, AREA = 9.91256303526217e-3;
static double edge[LAYERS + 1], inside[LAYERS];
static void make_layers(void) {
  double height = exp(-0.5 * TAIL * TAIL);
  edge[0] = AREA / height;
  edge[1] = TAIL;
  for (int i = 2; i < LAYERS; i++) {
    edge[i] = sqrt(-2 * log(AREA / edge[i - 1] + height));
    height = exp(-0.5 * edge[i] * edge[i]);
  }
  edge[LAYERS] = 0;
  for (int i = 0; i < LAYERS; i++) inside[i] = edge[i + 1] / edge[i];
}
static double tail(void) {
  for (;;) {
    double x = log(uniform()) / TAIL, y = log(uniform());
    if (-2 * y >= x * x) return TAIL - x;
  }
}
static double normal(void) {
  for (;;) {
    uint64_t bits = next();
    double u = 2 * unit(bits) - 1;
    int i = bits & (LAYERS - 1);
    double x = u * edge[i];
    if (fabs(u) < inside[i]) return x;
    if (i == 0) return u < 0 ? -tail() : tail();
    double outer = exp(-0.5 * (edge[i] * edge[i] - x * x)), inner = exp(-0.5 * (edge[i + 1] * edge[i + 1] - x * x));
    if (inner + uniform() * (outer - inner) < 1) return x;
  }
}

/* ---- quantiles by selection, type 7 of Hyndman & Fan (1996) */

static void place(double *x, const int *rank, int ranks, int low, int high) {
  if (ranks == 0 || low >= high) return;
  double a = x[low], b = x[(low + high) / 2], c = x[high];
  double pivot = fmax(fmin(a, b), fmin(fmax(a, b), c));
  int i = low, j = high, below = 0, above = 0;
  while (i <= j) {
    while (x[i] < pivot) i++;
    while (x[j] > pivot) j--;
    if (i > j) break;
    double swapped = x[i];
    x[i++] = x[j];
    x[j--] = swapped;
  }
  while (below < ranks && rank[below] <= j) below++;
  while (above < ranks && rank[above] < i) above++;
  place(x, rank, below, low, j);
  place(x, rank + above, ranks - above, i, high);
}
static void quantiles(double *x, double *found) {
  int rank[2 * MOST];
  for (int i = 0; i < levels; i++) {
    rank[2 * i] = (int)floor(level[i] * (runs - 1));
    rank[2 * i + 1] = (int)ceil(level[i] * (runs - 1));
  }
  place(x, rank, 2 * levels, 0, runs - 1);
  for (int i = 0; i < levels; i++) {
    double at = level[i] * (runs - 1), low = x[rank[2 * i]];
    found[i] = low + (at - floor(at)) * (x[rank[2 * i + 1]] - low);
  }
}

/* ---- the work */

static void simulate(double *income) {
  double start[MOST], kept[MOST], pull[MOST], size[MOST], log_price[MOST], p[MOST], z[MOST];
  for (int i = 0; i < prices; i++) {
    start[i] = log(price[i].start);
    kept[i] = 1 - price[i].reversion;
    pull[i] = price[i].reversion * log(price[i].level);
  }
  for (int run = 0; run < runs; run++) {
    memcpy(log_price, start, sizeof *start * prices);
    for (int i = 0; i < herds; i++) size[i] = herd[i].at_start;
    for (int year = 0; year < years; year++) {
      for (int i = 0; i < prices; i++) z[i] = normal();
      for (int i = 0; i < prices; i++) {
        double score = 0;
        for (int k = 0; k <= i; k++) score += mix[i * prices + k] * z[k];
        log_price[i] = kept[i] * log_price[i] + pull[i] + price[i].volatility * score;
        p[i] = exp(log_price[i]);
      }
      double harvest = median * exp(spread * normal()), drought = uniform() < drought_chance, total = 0;
      for (int i = 0; i < crops; i++) {
        const Crop *c = crop + i;
        total += c->area * (c->yield * harvest * (1 - c->loss * drought) * c->times * p[c->price] - c->cost);
      }
      for (int i = 0; i < herds; i++) {
        const Herd *h = herd + i;
        double heads = size[i];
        total += (heads * h->sale - h->bought) * h->weight * h->times * p[h->price] - heads * h->keep * (1 + h->fodder * drought);
        double grown = heads * (1 + h->birth - h->death - h->drought_death * drought - h->sale) + h->bought;
        size[i] = grown < h->places ? grown : h->places;
      }
      for (int i = 0; i < leases; i++) {
        const Lease *l = lease + i;
        double rate = l->times * p[l->price] / l->base;
        double due = l->area * l->rent * (rate > l->floor_rate ? rate : l->floor_rate);
        total += drought > 0 ? due * (1 - l->relief) : due;
      }
      for (int i = 0; i < shares; i++) {
        const Share *h = share + i;
        double profit = h->output * harvest * (h->times * p[h->price] - h->cost) - h->costs;
        double part = h->share * profit;
        total += profit > 0 && part > h->guarantee ? part : h->guarantee;
      }
      income[(size_t)year * runs + run] = total;
    }
  }
}

static double number(FILE *file) {
  double x;
  if (fscanf(file, "%lf", &x) != 1) {
    fprintf(stderr, "a number is missing in the figures\n");
    exit(1);
  }
  return x;
}
static int count(FILE *file, int most) {
  double x = number(file);
  if (x < 0 || x > most) {
    fprintf(stderr, "%g is beyond %d\n", x, most);
    exit(1);
  }
  return (int)x;
}

/* A row of structs: the number of the price, then numbers. */
#define ROWS(rows, n, first)                                                              \
  for (int i = 0; i < n; i++) {                                                           \
    rows[i].price = count(file, MOST);                                                    \
    for (double *x = &rows[i].first; x < (double *)(rows + i + 1); x++) *x = number(file); \
  }

static void read_figures(FILE *file) {
  runs = count(file, 100000000); years = count(file, 1000); prices = count(file, MOST); crops = count(file, MOST);
  herds = count(file, MOST); leases = count(file, MOST); shares = count(file, MOST); levels = count(file, MOST);
  for (int i = 0; i < prices; i++)
    price[i] = (Price){.start = number(file)}, price[i].level = number(file), price[i].reversion = number(file), price[i].volatility = number(file);
  /* Cholesky, from the correlations as they are read. */
  for (int i = 0; i < prices; i++)
    for (int j = 0; j < prices; j++) {
      double rest = number(file);
      for (int k = 0; k < j && j <= i; k++) rest -= mix[i * prices + k] * mix[j * prices + k];
      if (j <= i) mix[i * prices + j] = i == j ? sqrt(rest) : rest / mix[j * prices + j];
    }
  median = number(file); spread = number(file); drought_chance = number(file);
  ROWS(crop, crops, times)
  ROWS(herd, herds, times)
  ROWS(lease, leases, times)
  ROWS(share, shares, times)
  for (int i = 0; i < levels; i++) level[i] = number(file);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int arguments, char **argument) {
  FILE *file = arguments == 3 ? fopen(argument[1], "r") : NULL;
  if (!file) {
    fprintf(stderr, "use: reference FIGURES SEED\n");
    return 2;
  }
  read_figures(file);
  make_layers();
  double *income = malloc(sizeof *income * years * runs), *found = malloc(sizeof *found * levels);
  double took = 0, mean = 0, squares = 0;
  for (int round = 0; round < 2; round++) {
    double start = now();
    seed_with(strtoull(argument[2], NULL, 10) + round);
    simulate(income);
    double *last = income + (size_t)(years - 1) * runs;
    mean = squares = 0;
    for (int i = 0; i < runs; i++) mean += last[i] / runs;
    for (int i = 0; i < runs; i++) squares += (last[i] - mean) * (last[i] - mean);
    for (int year = 0; year < years; year++) quantiles(income + (size_t)year * runs, found);
    took = now() - start;
  }
  printf("%.17g %.17g %.17g", took, mean, sqrt(squares / (runs - 1) / runs));
  for (int i = 0; i < levels; i++) printf(" %.17g", found[i]);
  printf("\n");
  return 0;
}
