import Exchange
import Foundation
import Gateway
import HTTPTypes
import Logging
import SQLiteTicketStore
import SiteFixtures
import Synchronization
import Testing
import Tickets

/// A gateway over a built site and a real store.
final class GatewayFixture {
    let site: SiteFixture
    let log = CapturedLog()
    private(set) var gateway: Gateway

    init(
        _ files: [String: String] = ["teams/care/team.yaml": SiteFixture.team], commitsInGroups: Bool = false
    ) throws {
        site = try SiteFixture(files)
        try site.build()
        let log = log
        let clock = clock
        gateway = Gateway(
            home: site.home, log: Logger(label: "test") { _ in CapturingHandler(log) }, now: { clock.withLock { $0 } },
            commitsInGroups: commitsInGroups, uploads: FileUploadStore(home: site.home)
        ) { home throws(TicketStoreError) in try SQLiteTicketStore(home: home, busyTimeout: 100) }
    }

    private let clock = SharedClock(now)

    /// Lets time pass.
    func wait(seconds: Int64) {
        clock.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + seconds * 1_000) }
    }

    /// The clock of every fixture: 2026-01-31T09:05:00Z.
    static let now = Timestamp(milliseconds: 1_769_850_300_000)

    /// Replaces the store by one that fails.
    func failStore(_ error: TicketStoreError) {
        let log = log
        gateway = Gateway(
            home: site.home, log: Logger(label: "test") { _ in CapturingHandler(log) }, now: { Self.now },
            uploads: FileUploadStore(home: site.home)
        ) { _ throws(TicketStoreError) in throw error
        }
    }

    var tickets: [Ticket] {
        get throws { try SQLiteTicketStore(home: site.home).tickets(TicketFilter(includesClosed: true)) }
    }

    /// The ticket, where there is exactly one.
    var onlyTicket: Ticket {
        get throws {
            let tickets = try tickets
            return try #require(tickets.count == 1 ? tickets.first : nil, "\(tickets.count) tickets")
        }
    }

    /// Sends a request.
    /// - Parameters:
    ///   - body: in portions.
    ///   - announced: the content length; nil for the body's own.
    ///   - unread: is told how many portions nobody asked for.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [[UInt8]] = [], type: String? = nil,
        accept: String? = nil, announced: Int? = nil, from address: String = "192.0.2.1",
        fields more: [(String, String)] = [], query: String = "",
        unread: (Int) -> Void = { _ in }
    ) async -> Response {
        var fields = HTTPFields()
        fields[.contentType] = type
        fields[.accept] = accept
        for (name, value) in more { HTTPField.Name(name).map { fields.append(HTTPField(name: $0, value: value)) } }
        let length = body.map(\.count).reduce(0, +)
        let portions = Portions(body, isTruncated: (announced ?? length) > length)
        let response = await gateway.respond(
            to: Request(
                head: HTTPRequest(method: method, scheme: nil, authority: nil, path: nil, headerFields: fields),
                remoteAddress: address, scriptName: "/cgi-bin/docket-cgi", pathInfo: path, query: query,
                contentLength: announced ?? length,
                body: RequestBody { () async throws(RequestBodyError) -> [UInt8]? in try await portions.next() }))
        unread(await portions.count)
        return response
    }

    /// Posts a form as browsers do.
    func post(
        _ form: String, to path: String = "/forms/care", accept: String? = nil, from address: String = "192.0.2.1",
        fields: [(String, String)] = []
    ) async -> Response {
        await send(
            .post, path, form.isEmpty ? [] : [Array(form.utf8)], type: "application/x-www-form-urlencoded",
            accept: accept, from: address, fields: fields)
    }

    /// A form as browsers post it, for a gateway that many tasks ask.
    static func request(form: String) -> Request {
        let portions = Portions([Array(form.utf8)], isTruncated: false)
        return Request(
            head: HTTPRequest(
                method: .post, scheme: nil, authority: nil, path: nil,
                headerFields: [.contentType: "application/x-www-form-urlencoded"]),
            remoteAddress: "192.0.2.1", scriptName: "/cgi-bin/docket-cgi", pathInfo: "/forms/care", query: "",
            contentLength: form.utf8.count,
            body: RequestBody { () async throws(RequestBodyError) -> [UInt8]? in try await portions.next() })
    }

    /// Answers that pass in `SiteFixture.team`.
    static let valid = "customer_name=Ada&email=ada%40example.com&terms=Yes"
}

/// A clock that tests set.
final class SharedClock: Sendable {
    private let value: Mutex<Timestamp>

    init(_ start: Timestamp) { value = Mutex(start) }

    func withLock<Result>(_ body: (inout sending Timestamp) -> sending Result) -> sending Result {
        value.withLock(body)
    }
}

/// A body that comes in portions.
private actor Portions {
    private var rest: [[UInt8]]
    private let isTruncated: Bool

    init(_ portions: [[UInt8]], isTruncated: Bool) {
        rest = portions
        self.isTruncated = isTruncated
    }

    var count: Int { rest.count }

    func next() throws(RequestBodyError) -> [UInt8]? {
        if rest.isEmpty {
            if isTruncated { throw .truncated }
            return nil
        }
        return rest.removeFirst()
    }
}

/// What a gateway logs.
final class CapturedLog: Sendable {
    private let captured = Mutex<[String]>([])
    private let capturedIDs = Mutex<[String?]>([])

    /// The requests to which `lines` belong.
    var ids: [String?] { capturedIDs.withLock { $0 } }
    /// What it says besides the line for each request.
    var lines: [String] { captured.withLock { $0 }.filter { !$0.hasPrefix("info: request ") } }
    /// The lines for each request.
    var requests: [String] { captured.withLock { $0 }.filter { $0.hasPrefix("info: request ") } }

    fileprivate func append(_ line: String, id: String?) {
        captured.withLock { $0.append(line) }
        if !line.hasPrefix("info: request ") { capturedIDs.withLock { $0.append(id) } }
    }
}

private struct CapturingHandler: LogHandler {
    let log: CapturedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ log: CapturedLog) { self.log = log }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        log.append("\(event.level): \(event.message)", id: metadata["id"]?.description)
    }
}

extension Response {
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole content.
    var bytes: [UInt8] {
        switch body {
        case .bytes(let bytes): return bytes
        case .stream(_, let next):
            var all: [UInt8] = []
            while true {
                let portion = next()
                if portion.isEmpty { return all }
                all += portion
            }
        }
    }

    /// The body as a JSON object.
    var json: NSDictionary { (try? JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary) ?? [:] }
}
