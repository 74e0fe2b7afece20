import HTTPTypes

/// What a path within the gateway asks for.
enum Route: Sendable, Hashable {
    /// `/forms/{team}`
    case form(team: String)
    /// `/tickets/{token}`
    case ticket(token: String)
    /// `/tickets/{token}/files/{number}`, counted from 1.
    case file(token: String, number: Int)
    /// `/search`
    case search
    /// `/health`
    case health

    /// `/challenge/{team}`
    case challenge(team: String)

    /// - Parameter path: PATH_INFO, percent-decoded.
    init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch path {
        case "/health":
            self = .health
            return
        case "/search":
            self = .search
            return
        default: break
        }
        if parts.count == 5, parts[0].isEmpty, parts[1] == "tickets", parts[3] == "files",
            let number = Int(parts[4]), String(number) == parts[4]
        {
            self = .file(token: parts[2], number: number)
            return
        }
        guard parts.count == 3, parts[0].isEmpty, !parts[2].isEmpty else { return nil }
        switch parts[1] {
        case "forms": self = .form(team: parts[2])
        case "challenge": self = .challenge(team: parts[2])
        case "tickets": self = .ticket(token: parts[2])
        default: return nil
        }
    }

    /// HEAD goes wherever GET goes.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .form: [.get, .head, .post]
        case .ticket, .file, .challenge, .search, .health: [.get, .head]
        }
    }

    /// As the manual writes it, for logs: what people's own parts stand for, and not the parts.
    var template: String {
        switch self {
        case .form: "/forms/{team}"
        case .ticket: "/tickets/{token}"
        case .file: "/tickets/{token}/files/{number}"
        case .challenge: "/challenge/{team}"
        case .search: "/search"
        case .health: "/health"
        }
    }
}
