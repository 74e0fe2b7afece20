"""docket-cgi stays small and stands alone: no ICU, no Foundation, no shared library."""

import subprocess

MEGABYTE = 1_000_000


def symbols(executable):
    return subprocess.run(["nm", executable], check=True, capture_output=True, text=True).stdout


def test_docket_cgi_has_no_icu_and_no_foundation(docket_cgi):
    names = symbols(docket_cgi)
    assert "sqlite3_step" in names, "the executable has no symbols to look at"
    for forbidden in ["ucol_", "udat_", "uloc_", "$s10Foundation4Date"]:
        assert forbidden not in names


def test_docket_cgi_is_at_most_25_mb_as_it_is_installed(docket_cgi, tmp_path):
    stripped = tmp_path / "docket-cgi"
    subprocess.run(["strip", "-o", stripped, docket_cgi], check=True)
    assert stripped.stat().st_size < 25 * MEGABYTE


def test_both_executables_are_static(docket_cgi):
    for executable in [docket_cgi, docket_cgi.with_name("docket")]:
        headers = subprocess.run(["readelf", "--program-headers", executable], check=True, capture_output=True, text=True)
        assert "LOAD" in headers.stdout
        assert "INTERP" not in headers.stdout, executable
