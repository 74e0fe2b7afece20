/// Changes that follow one another closely and are built once: an editor that writes, renames and removes, or a whole branch
/// that is checked out.
struct ChangeBurst {
    typealias Instant = ContinuousClock.Instant

    /// A burst is over when nothing has changed for so long.
    static let quiet = Duration.milliseconds(5)
    /// … and in any case so long after its first change, so that a file which never rests does not keep the site from
    /// being built.
    static let longest = Duration.milliseconds(500)

    private var first: Instant?
    private var last: Instant?

    /// Notes a change.
    mutating func change(at now: Instant) {
        first = first ?? now
        last = now
    }

    /// When it is time to build; nil while nothing has changed.
    var end: Instant? {
        guard let first, let last else { return nil }
        return min(first + Self.longest, last + Self.quiet)
    }
}
