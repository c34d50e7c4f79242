import Testing

@testable import Dates

@Suite struct ReadingTests {
    @Test func `slots keep their values in whatever order they are filled and emptied`() {
        var reading = Reading()
        reading[.work] = 1
        reading[.d] = 14
        reading[.y] = 1944
        reading[.m] = 6
        #expect((reading[.y], reading[.m], reading[.d]) == (1944, 6, 14))
        reading[.m] = nil
        #expect(!reading.has(.m) && reading[.d] == 14 && reading[.work] == 1)
        reading[.d] = 15
        #expect(reading[.d] == 15 && reading[.y] == 1944)
    }

    @Test func `readings with the same slots are equal, whatever was in them before`() {
        var one = Reading(), other = Reading()
        one[.n] = 3
        one[.u] = 4
        one[.n] = nil
        other[.u] = 4
        #expect(one == other)
    }

    @Test func `a reading takes from another what it lacks`() {
        var one = Reading(), other = Reading()
        one[.d] = 1
        other[.d] = 2
        other[.hh] = 9
        one.adopt(other)
        #expect(one[.d] == 1 && one[.hh] == 9)
    }

    @Test func `more slots than there is room for are left out, and none is harmed`() {
        var reading = Reading()
        for field in Field.allCases { reading[field] = Int32(field.rawValue) }
        for field in Field.allCases where reading.has(field) { #expect(reading[field] == Int32(field.rawValue)) }
    }
}
