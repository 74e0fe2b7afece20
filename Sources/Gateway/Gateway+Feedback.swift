import CompiledSite
import Exchange
import FormDecoding
import Forms
import HTTPTypes
import Logging
import Tickets

extension Gateway {
    /// `POST /feedback/{team}/{article}`: whether an article was helpful, and what was missing.
    func feedback(_ request: Request, team: String, article: String, _ reply: Reply) async -> Response {
        do throws(Refusal) {
            var intake = intake(for: nil, reply)
            let parameters = try await decode(request, &intake, reply).parameters.map { ($0.name, $0.value) }
            let submission = Submission(parameters)
            var reply = reply
            reply.sent = (parameters, request.scriptName + request.pathInfo)
            let (articles, site, answer) = try publishedArticle(
                article, team: team, said: submission.value(of: "_language"), request, reply)
            guard let helpful = submission.value(of: "helpful"), ["yes", "no"].contains(helpful) else {
                return answer.message(
                    .badRequest, .badRequestTitle, .badRequestText, ["reason": "“helpful” is neither yes nor no."])
            }
            let sent = SentFeedback(
                team: team, article: article, isHelpful: helpful == "yes",
                comment: submission.value(of: "comment") ?? "", site: site, reply: answer)
            guard sent.comment.utf16.count <= CompiledSite.commentLimit else { return sent.tooLong() }
            let isTrapped = submission.value(of: "_homepage")?.isEmpty == false
            return store(sent, articles.spam, isTrapped: isTrapped, request)
        } catch {
            return error.response
        }
    }

    /// The team's articles, when a published one is meant; the reply speaks the language of the page that was read.
    private func publishedArticle(
        _ article: String, team: String, said: String?, _ request: Request, _ reply: Reply
    ) throws(Refusal) -> (CompiledArticles, CompiledSite, Reply) {
        guard let bundle = reply.bundle else { throw Refusal(response: reply.plainUnavailable) }
        let articles: CompiledArticles
        do throws(BundleError) {
            articles = bundle.site.teams[team] == nil ? CompiledArticles() : try bundle.articles(team: team)
        } catch {
            reply.log.error("\(error.sentence)")
            throw Refusal(response: reply.plainUnavailable)
        }
        guard let languages = articles.languages[article] else {
            throw Refusal(response: reply.message(.notFound, .notFoundTitle, .notFoundText))
        }
        var reply = said.map { reply.speaking(asSaid: $0, request) } ?? reply
        // An article that is not in the language of whoever asks was read in another.
        if let language = reply.bundle?.site.messages.language, !languages.contains(language) {
            reply = reply.speaking(languages.first)
        }
        guard let site = reply.bundle?.site else { throw Refusal(response: reply.plainUnavailable) }
        return (articles, site, reply)
    }

    private func store(
        _ sent: SentFeedback, _ rules: SpamRules, isTrapped: Bool, _ request: Request
    ) -> Response {
        let log = sent.reply.log
        let time = now()
        let comment = sent.comment.allSatisfy(\.isWhitespace) ? nil : sent.comment
        var suspicions: Set<Suspicion> = isTrapped ? [.honeypot] : []
        if let comment, !rules.blockedWords.isEmpty || !rules.blockedHosts.isEmpty {
            let answer = Answer(attribute: .custom, name: "comment", label: "", value: comment)
            suspicions.formUnion(BlockedContent(rules).suspicions(in: [answer]))
        }
        let feedback = Feedback(
            team: sent.team, article: sent.article, language: sent.site.messages.language, at: time,
            isHelpful: sent.isHelpful, comment: comment, suspicions: suspicions)
        do throws(TicketStoreError) {
            let sender = try senderHashes(of: request, sent.site, at: time, log)
            // Of the article too, so that nobody can tell what else somebody has read.
            let place = Array("feedback \(sent.team)/\(sent.article)".utf8)
            let new = NewFeedback(
                feedback, senders: sender.map { KeyedHash(key: $0).code(of: place) },
                counters: rules.counters(team: sent.team, sender: sender, of: "feedback-"))
            return switch try withStore(log, { store throws(TicketStoreError) in try store.add(new) }) {
            case .stored: sent.thanks()
            case .limited(let seconds): sent.limited(seconds: seconds)
            }
        } catch {
            return sent.unavailable()
        }
    }
}
