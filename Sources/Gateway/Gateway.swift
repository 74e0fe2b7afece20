import CompiledSite
package import Exchange
import FormDecoding
import Forms
package import HTTPTypes
package import Logging
import SearchIndex
import Synchronization
package import Tickets

/// Answers requests: the routes behind docket-cgi and the development server.
///
/// One gateway serves many requests at the same time. It keeps the bundle and the store between them, notices a new
/// bundle at the next request, and opens the store anew after a failure.
package final class Gateway: Sendable {
    let home: String
    let now: @Sendable () -> Timestamp
    let log: Logger
    private let openStore: @Sendable (_ home: String) throws(TicketStoreError) -> any TicketStore
    private let store = Mutex<(any TicketStore)?>(nil)
    /// The files of the home's tickets, which nothing opens before one comes or is asked for.
    let uploads: any UploadStore
    private let commitsInGroups: Bool
    private let metrics: GatewayMetrics?
    private let committer = Mutex<GroupCommitter?>(nil)
    private let knownSecretKey = Mutex<SecretKey?>(nil)
    private let bundle = Mutex<(target: String, bundle: CompiledBundle)?>(nil)

    /// The search index that was opened last, with what the home's link named then.
    let knownSearchIndex = Mutex<(target: String, index: SearchIndex)?>(nil)
    /// What was said last of an index that cannot be used, which each search would say again; nil where one can.
    let toldOfSearchIndex = Mutex<String?>(nil)

    private static let requestIDName = HTTPField.Name("X-Request-Id")

    /// The header fields of safety, which every answer has and `deploy/` sets for files.
    package static let securityFields: HTTPFields = {
        var fields: HTTPFields = [
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
            .xContentTypeOptions: "nosniff",
        ]
        if let frames = HTTPField.Name("X-Frame-Options") { fields[frames] = "SAMEORIGIN" }
        // No other site learns an address: a ticket's page is found by it. Within the site browsers say where a form came from.
        if let policy = HTTPField.Name("Referrer-Policy") { fields[policy] = "same-origin" }
        return fields
    }()

    /// - Parameters:
    ///   - home: the folder with the bundle and the tickets.
    ///   - log: gets one line for each failure, without people's data.
    ///   - now: the clock.
    ///   - commitsInGroups: whether submissions that come at the same time share a transaction; one process that answers one
    ///     request stores it at once, without leaving its thread.
    ///   - uploads: the files of the tickets.
    ///   - metrics: counts what is done; nil for one request, which nobody could ask.
    ///   - openStore: called when a request first needs the tickets.
    package init(
        home: String, log: Logger, now: @escaping @Sendable () -> Timestamp, commitsInGroups: Bool = false,
        metrics: GatewayMetrics? = nil, uploads: any UploadStore,
        openStore: @escaping @Sendable (_ home: String) throws(TicketStoreError) -> any TicketStore
    ) {
        self.home = home
        self.log = log
        self.now = now
        self.commitsInGroups = commitsInGroups
        self.uploads = uploads
        self.metrics = metrics
        self.openStore = openStore
    }

    /// The answer to a request. It always comes, whatever fails, and the log has one line for it.
    package func respond(to request: Request) async -> Response {
        let id = RequestID.random()
        let start = ContinuousClock.now
        let route = Route(path: request.pathInfo)
        let response = await answer(to: request, route, id)
        return finished(
            response, id, since: start, method: request.head.method, route: route, bodyLength: request.contentLength)
    }

    private func answer(to request: Request, _ route: Route?, _ id: RequestID) async -> Response {
        let preference = MediaPreference(accept: request.head.headerFields.value(of: .accept))
        let log = log(of: id)
        let bundle: CompiledBundle?
        do throws(BundleError) {
            bundle = try currentBundle()
        } catch {
            log.error("\(error.sentence)")
            bundle = nil
        }
        var reply = Reply(preference: preference, bundle: bundle, log: log, id: id)
            .speaking(asSaid: LanguagePreference.inQuery(request), request)
        if request.query.split(separator: "&").contains("_layout=embed") { reply.extent = .embedded }
        guard let route else {
            return reply.message(.notFound, .notFoundTitle, .notFoundText)
        }
        guard route.methods.contains(request.head.method) else {
            let methods = route.methods.map(\.rawValue).joined(separator: ", ")
            return reply.message(
                .methodNotAllowed, .methodTitle, .methodText, ["methods": methods], [.allow: methods])
        }
        if let refused = refusedOrigin(request, reply) { return refused }
        switch route {
        case .form(let team) where request.head.method == .post:
            return await submit(request, team: team, reply)
        case .form(let team): return form(request, team: team, reply)
        case .ticket(let token): return ticket(token: token, request, reply)
        case .challenge(let team): return challenge(team: team, reply)
        case .file(let token, let number): return file(number, token: token, reply)
        case .search: return search(request, reply)
        case .feedback(let team, let article):
            return await feedback(request, team: team, article: article, reply)
        case .health: return health(reply)
        }
    }

    /// The answer to a head that no request can be made of.
    /// - Parameter sentence: what was wrong.
    package func respond(toMalformed sentence: String, accept: String?) -> Response {
        let id = RequestID.random()
        let start = ContinuousClock.now
        let reply = Reply(
            preference: MediaPreference(accept: accept), bundle: try? currentBundle(), log: log(of: id), id: id)
        let response = reply.message(.badRequest, .badRequestTitle, .badRequestText, ["reason": sentence])
        return finished(response, id, since: start, method: nil, route: nil, bodyLength: 0)
    }

    /// An answer with its id, after its line in the log.
    private func finished(
        _ response: Response, _ id: RequestID, since start: ContinuousClock.Instant, method: HTTPRequest.Method?,
        route: Route?, bodyLength: Int
    ) -> Response {
        let record = RequestRecord(
            method: method, route: route, status: response.head.status, duration: ContinuousClock.now - start,
            bodyLength: bodyLength, answerLength: method == .head ? 0 : response.body.length)
        log.info("\(record.line(id))")
        metrics?.record(record)
        var response = response
        if let name = Self.requestIDName {
            response.head.headerFields.append(HTTPField(name: name, value: id.description))
        }
        return response
    }

    /// Closes the store, so that its log is brought into the database. A later request opens it anew.
    package func close() {
        if commitsInGroups { finishGroups() }
        store.withLock { $0 = nil }
    }

    /// Apart from `close` for what `storeInGroup` says.
    @inline(never)
    private func finishGroups() { committer.withLock { $0 }?.finish() }

    /// The log with what the request is called by on each line.
    private func log(of id: RequestID) -> Logger {
        var log = log
        log[metadataKey: "id"] = "\(id)"
        return log
    }

    /// Stores a submission, durably.
    /// - Throws: after a line in the request's log.
    func store(_ submission: NewSubmission, _ log: Logger) async throws(TicketStoreError) -> SubmissionOutcome {
        do throws(TicketStoreError) {
            return commitsInGroups ? try await storeInGroup(submission) : try storeAlone(submission)
        } catch {
            // Whoever shares a transaction shares its failure; each is told, and each has its line.
            log.error("\(error.sentence)")
            throw error
        }
    }

    /// One transaction for one submission.
    private func storeAlone(_ submission: NewSubmission) throws(TicketStoreError) -> SubmissionOutcome {
        let outcome = try withStore { store throws(TicketStoreError) in try store.submit(submission) }
        metrics?.record([.success(outcome)])
        return outcome
    }

    /// Apart from `store`, because the types of the waiting are made as soon as a function that mentions them begins, and
    /// a process with one request never waits: docs/decisions/0010.
    @inline(never)
    private func storeInGroup(_ submission: NewSubmission) async throws(TicketStoreError) -> SubmissionOutcome {
        let committer = committer.withLock { committer in
            if let committer { return committer }
            let tidyUp: @Sendable () -> Void = { [weak self] in self?.store.withLock { $0 }?.tidyUp() }
            let new = GroupCommitter(tidyUp: tidyUp) { [weak self] group, patience throws(TicketStoreError) in
                guard let self else { throw TicketStoreError(.failed, "The gateway is closing. Try again.") }
                return try commit(group, patience)
            }
            committer = new
            return new
        }
        return try await committer.submit(submission)
    }

    private func commit(
        _ submissions: [NewSubmission], _ patience: Duration?
    ) throws(TicketStoreError) -> [Result<SubmissionOutcome, TicketStoreError>] {
        let outcomes = try withStore { store throws(TicketStoreError) in
            try store.submit(submissions, patience: patience)
        }
        guard outcomes.count == submissions.count else {
            throw TicketStoreError(.failed, "The store has answered something else than it was asked. Try again.")
        }
        metrics?.record(outcomes)
        return outcomes
    }

    /// The home's secret, made where there is none.
    /// - Throws: after a line in the request's log.
    func secretKey(_ log: Logger) throws(TicketStoreError) -> SecretKey {
        if let known = knownSecretKey.withLock({ $0 }) { return known }
        do throws(TicketStoreError) {
            let key = try SecretKey(home: home)
            knownSecretKey.withLock { $0 = key }
            return key
        } catch {
            log.error("\(error.sentence)")
            throw error
        }
    }

    /// Does something with the store.
    /// - Throws: after a line in the request's log.
    func withStore<Result>(
        _ log: Logger, _ body: (any TicketStore) throws(TicketStoreError) -> Result
    ) throws(TicketStoreError) -> Result {
        do throws(TicketStoreError) {
            return try withStore(body)
        } catch {
            log.error("\(error.sentence)")
            throw error
        }
    }

    private func withStore<Result>(
        _ body: (any TicketStore) throws(TicketStoreError) -> Result
    ) throws(TicketStoreError) -> Result {
        do throws(TicketStoreError) {
            return try body(try openedStore())
        } catch {
            // The file may have been replaced or mended; a lock that was held too long says nothing against it.
            if error.kind != .busy { store.withLock { $0 = nil } }
            throw error
        }
    }

    private func openedStore() throws(TicketStoreError) -> any TicketStore {
        if let opened = store.withLock({ $0 }) { return opened }
        let opened = try openStore(home)
        store.withLock { $0 = opened }
        return opened
    }

    /// The bundle at this moment, read only when it is another than before.
    private func currentBundle() throws(BundleError) -> CompiledBundle {
        let target = try CompiledBundle.current(in: home)
        if let cached = bundle.withLock({ $0 }), cached.target == target { return cached.bundle }
        let fresh = try CompiledBundle(target, in: home)
        bundle.withLock { $0 = (target, fresh) }
        return fresh
    }
}
