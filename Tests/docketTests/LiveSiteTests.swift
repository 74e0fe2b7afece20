import Diagnostics
import Testing

@testable import docket

@Suite("What browsers are told")
struct LiveSiteTests {
    private let site = LiveSite()
    private let problem = ProblemPage(Diagnostic("No.", file: "site.yaml"))

    private func next(_ events: AsyncStream<LiveSite.Event>) async -> LiveSite.Event? {
        for await event in events { return event }
        return nil
    }

    @Test("is nothing while they show what there is")
    func current() async {
        let events = site.events(since: site.view.version)
        site.built(hasChanges: false)
        site.keepAlive()
        #expect(await next(events) == .alive)
    }

    @Test("is said at once to those that show another version, or one of another server")
    func stale() async {
        let version = site.view.version
        site.built(hasChanges: true)
        #expect(await next(site.events(since: version)) == .reload)
        #expect(await next(LiveSite().events(since: site.view.version)) == .reload)
        site.failed(problem)
        #expect(await next(site.events(since: version)) == .problems)
    }

    @Test("is a reload after a build with changes, and problems after one that failed")
    func events() async {
        var events = site.events(since: site.view.version)
        site.built(hasChanges: true)
        #expect(await next(events) == .reload)
        events = site.events(since: site.view.version)
        site.failed(problem)
        #expect(await next(events) == .problems)
    }

    @Test("is a reload when problems are mended, also if the pages are as before")
    func mended() async {
        site.failed(problem)
        let events = site.events(since: site.view.version)
        site.built(hasChanges: false)
        #expect(await next(events) == .reload)
        #expect(site.view.problems == nil)
    }

    @Test("is nothing of the same problems twice")
    func repeated() {
        site.failed(problem)
        let version = site.view.version
        site.failed(problem)
        #expect(site.view.version == version)
        site.failed(ProblemPage(Diagnostic("Another.", file: "site.yaml")))
        #expect(site.view.version != version)
    }

    @Test("is not lost to what only keeps the connection")
    func aliveAfterNews() async {
        let events = site.events(since: site.view.version)
        site.built(hasChanges: true)
        site.keepAlive()
        #expect(await next(events) == .reload)
    }
}
