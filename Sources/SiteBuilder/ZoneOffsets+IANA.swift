import Foundation
import Tickets

extension ZoneOffsets {
    /// The offsets of a zone for fifteen years: those of the last five and of the ten to come.
    /// - Parameters:
    ///   - name: of IANA; one that the system does not know is UTC.
    ///   - now: in seconds since 1970. Only the year counts, so that builds of one year are the same.
    static func iana(_ name: String, now: Int) -> ZoneOffsets {
        guard let zone = TimeZone(identifier: name) else { return .utc }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? zone
        let year = calendar.component(.year, from: Date(timeIntervalSince1970: TimeInterval(now)))
        let start = calendar.date(from: DateComponents(year: year - 5)) ?? Date(timeIntervalSince1970: 0)
        let end = calendar.date(from: DateComponents(year: year + 10)) ?? start
        var transitions: [Transition] = []
        var date = start
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next < end {
            transitions.append(
                Transition(at: Int(next.timeIntervalSince1970.rounded()), offset: zone.secondsFromGMT(for: next)))
            date = next
        }
        return ZoneOffsets(name: name, first: zone.secondsFromGMT(for: start), transitions: transitions)
    }
}
