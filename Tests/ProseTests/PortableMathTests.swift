import Glibc
import Prose
import Testing

@Suite struct PortableMathTests {
    @Test func logarithmAgreesWithTheLibrary() {
        for x in [1e-300, 1e-9, 0.2, 0.5, 0.999, 1, 1.0001, 1.5, 2, 10, 12345.678, 1e200] {
            #expect(abs(PortableMath.ln(x) - log(x)) <= 1e-14 * max(1, abs(log(x))))
        }
        #expect(PortableMath.ln(0) == -.infinity)
        #expect(PortableMath.ln(-1).isNaN)
    }

    @Test func exponentialAgreesWithTheLibrary() {
        for x in [-700, -30, -1, -0.1, 0, 1e-9, 0.5, 1, 10, 300.5] as [Double] {
            #expect(abs(PortableMath.exp(x) / Glibc.exp(x) - 1) < 1e-14)
        }
        #expect(PortableMath.exp(-1000) == 0)
        #expect(PortableMath.exp(1000) == .infinity)
    }

    @Test func errorFunctionAgreesWithTheLibrary() {
        for x in [-3, -0.5, 0, 0.01, 0.7, 1.5, 2.49, 2.5, 3, 6, 10] as [Double] {
            #expect(abs(PortableMath.erfc(x) - erfc(x)) <= 1e-14 + 1e-12 * erfc(x))
        }
    }

    @Test func logisticIsSymmetric() {
        #expect(PortableMath.logistic(0) == 0.5)
        #expect(abs(PortableMath.logistic(3) + PortableMath.logistic(-3) - 1) < 1e-15)
    }
}
