import Tickets

extension Suspicion {
    /// What an agent reads behind “because”.
    var sentence: String {
        switch self {
        case .honeypot: "something was written into the field that people do not see"
        case .challengeMissing: "it came without a proof of work, as from a browser without JavaScript"
        case .challengeFailed: "its proof of work was wrong, too old, or used before"
        case .blockedWord: "an answer has a blocked word"
        case .blockedHost: "an answer leads to a blocked host"
        }
    }
}
