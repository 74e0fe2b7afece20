import CompiledSite
import Exchange
import Forms
import HTTPTypes
import Logging
import Tickets

extension Gateway {
    /// `GET /challenge/{team}`, in JSON for whoever asks.
    func challenge(team: String, _ reply: Reply) -> Response {
        do throws(Refusal) {
            guard try publishedForm(team: team, reply).form.spam.challenge != .off else {
                return reply.message(.notFound, .notFoundTitle, .notFoundText)
            }
        } catch {
            return error.response
        }
        do throws(TicketStoreError) {
            let proofOfWork = ProofOfWork(key: try secretKey(reply.log))
            return reply.json(.ok, proofOfWork.challenge(form: team, at: now()))
        } catch {
            return reply.message(
                .serviceUnavailable, .unavailableTitle, .unavailableDetail, [:], [.retryAfter: Reply.retryAfter])
        }
    }

    /// What the proof of work of a submission is worth.
    /// - Returns: the proof, where there is a right one, and what is suspicious about it.
    func checkChallenge(
        _ submission: Submission, team: String, _ rules: SpamRules, at time: Timestamp, _ log: Logger
    ) -> (proof: NewSubmission.Proof?, suspicion: Suspicion?) {
        guard rules.challenge != .off else { return (nil, nil) }
        let answer = submission.value(of: "_challenge") ?? ""
        guard !answer.isEmpty else { return (nil, rules.challenge == .required ? .challengeMissing : nil) }
        // Without a key nobody can tell; the ticket is kept, and somebody looks at it.
        guard let key = try? secretKey(log),
            let proof = ProofOfWork(key: key).proof(in: answer, form: team, at: time)
        else { return (nil, .challengeFailed) }
        return (proof, nil)
    }
}
