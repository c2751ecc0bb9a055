/* The floor: the same steepest descent in one fused C loop, for one restart after another, losses not kept.
 *
 * Compiled with -O3 -march=native -ffast-math, exp runs vectorised: the C library's, or with -DPOLYNOMIAL=NUMBERS
 * the one of bplib's compiled engine, whose SERIES they are. theta holds (R, 1 + N*H + H): b, w row by row, x.
 * u_T is (N, P). v is scratch of P.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#ifdef POLYNOMIAL
static inline double e_to(double z)
{
    static const double series[] = {POLYNOMIAL};
    double a = z < -708 ? -708 : z > 708 ? 708 : z;
    double n = floor(a * 1.4426950408889634 + 0.5);
    double r = (a - n * 0.6931471803691238) - n * 1.9082149292705877e-10;
    double square = r * r, even = series[0], odd = series[1], two_to_n;
    for (int k = 2; k < (int)(sizeof series / sizeof *series); k += 2) {
        even = even * square + series[k];
        odd = odd * square + series[k + 1];
    }
    int64_t bits = ((int64_t)n + 1023) << 52;
    memcpy(&two_to_n, &bits, 8);
    return two_to_n * (r + square * (even * r + odd)) + two_to_n;
}
#else
#define e_to exp
#endif

void train(double *theta, const double *u_T, const double *y, double *error, double *v, double *gradient,
           long n_restarts, long P, long N, long H, long n_iterations, double mu)
{
    long D = 1 + N * H + H;
    for (long r = 0; r < n_restarts; r++, theta += D) {
        double *b = theta, *w = theta + 1, *x = theta + 1 + N * H;
        for (long m = 0; m < n_iterations; m++) {
            for (long p = 0; p < P; p++) error[p] = *b - y[p];
            for (long h = 0; h < H; h++) {
                double *v_h = v + h * P, x_h = x[h];
                for (long p = 0; p < P; p++) v_h[p] = 0;
                for (long i = 0; i < N; i++) {
                    double w_ih = w[i * H + h];
                    const double *u_i = u_T + i * P;
                    for (long p = 0; p < P; p++) v_h[p] -= w_ih * u_i[p];
                }
                for (long p = 0; p < P; p++) {
                    v_h[p] = 1 / (1 + e_to(v_h[p]));
                    error[p] += x_h * v_h[p];
                }
            }
            double sum = 0;
            for (long p = 0; p < P; p++) sum += error[p];
            gradient[0] = sum;
            for (long h = 0; h < H; h++) {
                double *v_h = v + h * P;
                sum = 0;
                for (long p = 0; p < P; p++) sum += error[p] * v_h[p];
                gradient[1 + N * H + h] = sum;
                for (long p = 0; p < P; p++) v_h[p] *= (1 - v_h[p]) * error[p];
                for (long i = 0; i < N; i++) {
                    const double *u_i = u_T + i * P;
                    sum = 0;
                    for (long p = 0; p < P; p++) sum += v_h[p] * u_i[p];
                    gradient[1 + i * H + h] = x[h] * sum;
                }
            }
            for (long d = 0; d < D; d++) theta[d] -= mu * gradient[d];
        }
    }
}
