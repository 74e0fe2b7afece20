import Glibc
import SiteFixtures
import TemporaryFolders
import Testing

@testable import docket_cgi

@Suite("What is wrong with a home")
struct HomeCheckTests {
    @Test("The room on its disk is enough with as many bytes as the limit, and not with one less")
    func room() {
        #expect(HomeCheck.problem(free: HomeCheck.room, "/h") == nil)
        #expect(HomeCheck.problem(free: HomeCheck.room + 1, "/h") == nil)
        #expect(
            HomeCheck.problem(free: HomeCheck.room - 1, "/h")
                == "The disk of /h has 99 MB left. Make room: when it is full, no ticket can be stored.")
    }

    @Test("A home that a build has made is in order")
    func isInOrder() throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        chmod(site.home, 0o2770)
        let check = HomeCheck(site.home)
        #expect(check.problems.isEmpty)
        #expect(check.report == "\(site.home) is in order.\n")
    }

    @Test("A home that is missing, or no folder, is one sentence")
    func isMissing() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/home"
        #expect(
            HomeCheck(path).report
                == "\(path) does not exist, or this user may not look for it. Make it as “Prepare the computer” in the manual says, and build the site with “docket build --home \(path)”.\n"
        )
        close(open(path, O_WRONLY | O_CREAT, 0o600))
        #expect(
            HomeCheck(path).report
                == "\(path) is not a folder. Name the folder that “docket build --home” writes.\n")
    }

    @Test("Every fault of an empty home is told at once")
    func tellsAll() throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o700)
        let problems = HomeCheck(folder.path).problems
        try #require(problems.count == 2)
        #expect(problems[0].hasPrefix("\(folder.path) has mode 700: its group, which is who builds and who serves,"))
        #expect(
            problems[1]
                == "\(folder.path) has no bundle. Build the site with “docket build --home \(folder.path)”.")
    }

    @Test("A key that everybody may read is told, with the command that mends it", arguments: [0o640, 0o644])
    func key(mode: Int) throws {
        let site = try SiteFixture(["teams/care/team.yaml": SiteFixture.team])
        try site.build()
        chmod(site.home, 0o2770)
        let path = "\(site.home)/secret.key"
        close(open(path, O_WRONLY | O_CREAT, 0o600))
        chmod(path, mode_t(mode))
        let told =
            "\(path) has mode 644, so that everybody on this computer can use it. Run “chmod 640 \(path)”."
        #expect(HomeCheck(site.home).problems == (mode == 0o644 ? [told] : []))
    }
}
