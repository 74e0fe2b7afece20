/// How far a time zone is from UTC, as a table: whoever has no time zone database can use it.
package struct ZoneOffsets: Sendable, Hashable {
    /// A moment from which another offset holds.
    package struct Transition: Sendable, Hashable {
        /// In seconds since 1970-01-01T00:00:00Z.
        package let at: Int
        /// In seconds east of UTC.
        package let offset: Int

        /// A transition with its parts.
        package init(at: Int, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }

    /// What the zone is called (IANA), such as `Europe/Rome`.
    package let name: String
    /// Before the first transition, in seconds east of UTC.
    package let first: Int
    /// In the order of time.
    package let transitions: [Transition]

    /// A table with all its parts; the transitions are in the order of time.
    package init(name: String, first: Int, transitions: [Transition]) {
        self.name = name
        self.first = first
        self.transitions = transitions
    }

    /// The zone of a site that names none.
    package static let utc = ZoneOffsets(name: "UTC", first: 0, transitions: [])

    /// The moment at which the zone's clocks show a time; the earlier offset's where they show none or show it twice.
    /// - Parameter milliseconds: since 1970-01-01, by the zone's clocks.
    package func time(local milliseconds: Int) -> Timestamp {
        let seconds = milliseconds / 1_000
        let before = transitions.last { $0.at <= seconds - 86_400 }?.offset ?? first
        let guess = offset(at: Timestamp(milliseconds: Int64(milliseconds - before * 1_000)))
        return Timestamp(milliseconds: Int64(milliseconds - guess * 1_000))
    }

    /// The offset at a moment, in seconds east of UTC.
    package func offset(at time: Timestamp) -> Int {
        let seconds = time.seconds
        return transitions.last { $0.at <= seconds }?.offset ?? first
    }
}
