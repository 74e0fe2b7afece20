import Testing
import Tickets

struct ZoneOffsetsTests {
    private let zone = ZoneOffsets(
        name: "Test", first: 3600,
        transitions: [.init(at: 1_000_000, offset: 7200), .init(at: 2_000_000, offset: -12_600)])

    private func offset(_ seconds: Int64) -> Int { zone.offset(at: Timestamp(milliseconds: seconds * 1000)) }

    @Test("An offset holds from its transition on")
    func offsets() {
        #expect(offset(-5) == 3600)
        #expect(offset(999_999) == 3600)
        #expect(offset(1_000_000) == 7200)
        #expect(offset(1_999_999) == 7200)
        #expect(offset(2_000_000) == -12_600)
        #expect(ZoneOffsets.utc.offset(at: .now) == 0)
    }

    @Test("Calendar and clock are those of the zone, over midnight and before 1970 too")
    func local() {
        func shown(_ seconds: Int64, _ zone: ZoneOffsets) -> [Int] {
            let (year, month, day, hour, minute) = Timestamp(milliseconds: seconds * 1000).local(in: zone)
            return [year, month, day, hour, minute]
        }
        #expect(shown(1_769_850_300, .utc) == [2026, 1, 31, 9, 5])
        let east = ZoneOffsets(name: "E", first: 50_400, transitions: [])
        #expect(shown(1_769_900_000, east) == [2026, 2, 1, 12, 53])
        #expect(shown(1_769_900_000, ZoneOffsets(name: "W", first: -43_200, transitions: [])) == [2026, 1, 31, 10, 53])
        #expect(shown(-1, .utc) == [1969, 12, 31, 23, 59])
    }
}
