import HTTPTypes

/// What a request asks for: its path, and in a second line the field Accept.
func check(_ input: [UInt8]) {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    if let route = Route(path: lines[0]) {
        // There is one path for each thing, so that whatever looks at paths sees all of them.
        expect(path(of: route).utf8.elementsEqual(lines[0].utf8), "\(lines[0]) is \(route)")
        expect(route.methods.contains(.get) == route.methods.contains(.head), "HEAD goes elsewhere than GET")
    }
    let accept = lines.count > 1 ? lines[1] : nil
    if MediaPreference(accept: accept) == .json {
        let isNamed = accept?.lowercased().filter { $0 != " " && $0 != "\t" }.contains("application/") ?? false
        expect(isNamed, "JSON for \(accept ?? "nobody")")
    }
}

private func path(of route: Route) -> String {
    switch route {
    case .form(let team): "/forms/\(team)"
    case .ticket(let token): "/tickets/\(token)"
    case .file(let token, let number): "/tickets/\(token)/files/\(number)"
    case .challenge(let team): "/challenge/\(team)"
    case .search: "/search"
    case .feedback(let team, let article): "/feedback/\(team)/\(article)"
    case .health: "/health"
    }
}
