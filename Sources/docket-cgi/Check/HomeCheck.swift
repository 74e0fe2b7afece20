import CompiledSite
import Glibc
import SQLiteTicketStore

/// What is wrong with a home, for `docket-cgi --check`: everything at once, each a sentence that says what to do.
struct HomeCheck {
    /// How much room there should be, in bytes: for a day of files while somebody makes more.
    static let room: UInt64 = 100_000_000

    let home: String
    var problems: [String] = []
    /// Whether the bundle knows of articles, which somebody may search.
    private(set) var hasArticles = false

    /// Looks at a home as the user who runs this.
    init(_ home: String) {
        self.home = home
        guard let folder = FileStatus(home) else {
            problems = [
                "\(home) does not exist, or this user may not look for it. Make it as “Prepare the computer” in the manual says, and build the site with “docket build --home \(home)”."
            ]
            return
        }
        guard folder.isFolder else {
            problems = ["\(home) is not a folder. Name the folder that “docket build --home” writes."]
            return
        }
        check(folder, home)
        checkBundle()
        checkSearch(of: folder)
        checkFile("tickets.db", mode: 0o660, of: folder)
        if FileStatus("\(home)/tickets.db") != nil { problems += SQLiteTicketStore.problems(home: home) }
        checkFile("secret.key", mode: 0o640, of: folder)
        if let attachments = FileStatus("\(home)/attachments") { check(attachments, "\(home)/attachments") }
        checkRoom()
    }

    /// What to print.
    var report: String {
        problems.isEmpty ? "\(home) is in order.\n" : problems.map { $0 + "\n" }.joined()
    }

    mutating func check(_ folder: FileStatus, _ path: String) {
        guard folder.isFolder else {
            problems.append("\(path) is not a folder. Remove it; Docket makes the folder.")
            return
        }
        if folder.mode != 0o2770 {
            problems.append(
                "\(path) has mode \(folder.shownMode): its group, which is who builds and who serves, must have all rights and hand itself on, and nobody else any. Run “chmod 2770 \(path)”."
            )
        }
        if !FileStatus.isAccessible(path, R_OK | W_OK | X_OK) {
            problems.append(
                "This user (number \(geteuid())) may not read and write \(path). Put the user into the folder’s group (number \(folder.group)), and start the program anew that runs as this user."
            )
        }
    }

    mutating func checkFile(_ name: String, mode: UInt32, of folder: FileStatus) {
        let path = "\(home)/\(name)"
        // What is missing, Docket makes.
        guard let file = FileStatus(path) else { return }
        if file.mode & 0o7 != 0 {
            problems.append(
                "\(path) has mode \(file.shownMode), so that everybody on this computer can use it. Run “chmod \(String(mode, radix: 8)) \(path)”."
            )
        }
        if file.group != folder.group {
            problems.append(
                "\(path) belongs to another group (number \(file.group)) than its folder (number \(folder.group)). Run “chgrp \(folder.group) \(path)”."
            )
        }
        if !FileStatus.isAccessible(path, R_OK) {
            problems.append(
                "This user (number \(geteuid())) may not read \(path). Put the user into the file’s group, and run “chmod \(String(mode, radix: 8)) \(path)”."
            )
        }
    }

    private mutating func checkBundle() {
        do throws(BundleError) {
            let bundle = try CompiledBundle(CompiledBundle.current(in: home), in: home)
            _ = try bundle.templates()
            for edition in try bundle.editions() {
                if edition.site.teams.values.contains(where: \.hasArticles) { hasArticles = true }
                for (name, team) in edition.site.teams where team.hasForm { _ = try edition.form(team: name) }
            }
            for name in bundle.site.teams.keys.sorted() { _ = try bundle.articles(team: name) }
        } catch {
            problems.append(error.sentence)
        }
    }

    private mutating func checkRoom() {
        var disk = statvfs()
        guard statvfs(home, &disk) == 0 else { return }
        if let problem = Self.problem(free: UInt64(disk.f_bavail) * UInt64(disk.f_frsize), home) {
            problems.append(problem)
        }
    }

    /// What is to be said of the room on a home's disk.
    /// - Parameter free: in bytes.
    static func problem(free: UInt64, _ home: String) -> String? {
        guard free < room else { return nil }
        return
            "The disk of \(home) has \(free / 1_000_000) MB left. Make room: when it is full, no ticket can be stored."
    }
}
