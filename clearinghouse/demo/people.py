"""Who signs in to the demo. Shown by the start command and, with DEMO on, beside the sign-in form."""

from dataclasses import dataclass

# One password for every demo sign-in, written here only. It is no secret: the people exist only where the demo was loaded.
DEMO_PASSWORD = "seven-streams-one-river"  # noqa: S105 -- public on purpose


@dataclass(frozen=True)
class DemoSignIn:
    """A person of the demo who can sign in, by the role that they show."""

    role: str
    email: str


DEMO_SIGN_INS = (
    DemoSignIn("Teacher", "rosa.tiller@coldmarl.example"),
    DemoSignIn("PD coordinator", "ben.okafor@ferrowvalley.example"),
    DemoSignIn("Curator", "ines.halloran@overwend.example"),
    DemoSignIn("Moderator", "tom.birdsall@stonecrop.example"),
    DemoSignIn("District administrator", "marguerite.lund@dunmoor.example"),
    DemoSignIn("Finance contact", "asa.whitcombe@hollinbridge.example"),
    DemoSignIn("Consortium administrator", "jo.penhallow@brackwater.example"),
    DemoSignIn("Outsider with no district", "kit.marlowe@elsewhere.example"),
)
