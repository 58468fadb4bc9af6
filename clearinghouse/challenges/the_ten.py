"""The ten challenges of small districts, as a new site gets them. Administrators may rewrite every word in the CMS."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirstChallenge:
    """One of the ten. `topics` are addresses of topics in the library, linked where they exist."""

    slug: str
    name: str
    sentence: str
    story: str
    together: str
    query: str
    topics: tuple[str, ...] = ()


THE_TEN = (
    FirstChallenge(
        "many-levels",
        "One teacher, many levels",
        "Tools and hands to fit the lesson to each learner.",
        "In a class of two grades the reading levels may span six years. A large school answers with specialists and parallel groups; "
        "a small one has one teacher, perhaps an aide until noon, and whatever the software on the cart can do.",
        "Share what a term with a program took and gave. Borrow a specialist by video for the groups that no one town can fill. "
        "Train volunteers and aides together, since each district needs only three.",
        "individual tutoring",
        ("differentiating", "tutoring"),
    ),
    FirstChallenge(
        "what-works",
        "Knowing what works",
        "Finding research on teaching with technology, and using it.",
        "The research is long, written for researchers, and mostly done in large cities. Nobody here is paid to read it, and the person "
        "who sells the program is the one who brings a summary.",
        "Let each review be read once, for all of us, and told in a page: what it is, whether it worked, for whom, and what it would "
        "take in a school of ninety. Then write down how it went here.",
        "computer-assisted instruction",
        ("technology",),
    ),
    FirstChallenge(
        "data",
        "Data without the drudgery",
        "Numbers that help the next lesson, not weeks of gathering.",
        "The state, the grants and the school committee each ask for numbers in their own form. The same person answers all of them, "
        "by hand, in the weeks when teachers would most need the numbers for teaching.",
        "Agree on a few measures and their words. Ask every district once and let the sums form by themselves. Choose tests together, so "
        "that what one of us learns from a result is of use to the next.",
        "progress monitoring",
    ),
    FirstChallenge(
        "paying-together",
        "Paying for it together",
        "Joint grants, E-Rate and partners for equipment and lines.",
        "A grant that suits twelve hundred students is not open to a hundred and forty. Those that are open want a plan, a budget and three "
        "reports a year from a superintendent who also drives the late bus.",
        "Apply as one: funders prefer partners, and one fiscal agent can carry the reports for all. File for E-Rate side by side, "
        "with the dates and the answers of last year at hand.",
        "funding",
    ),
    FirstChallenge(
        "skills",
        "Skills for this century",
        "What students should be able to do, and how a school teaches it.",
        "Everyone agrees that students should inquire, build, write and work with others over a distance. Few agree on what that looks "
        "like in grade five on a Tuesday, and a small school has no one whose work is to find out.",
        "Look at student work together, across districts. Build units as a group of four teachers rather than alone, and open a "
        "course or a club in one school to students of the others.",
        "inquiry science",
        ("science", "algebra", "writing"),
    ),
    FirstChallenge(
        "digital-divide",
        "The digital divide",
        "Homes, towns and regions with a slow line or none.",
        "Homework that needs a good line divides a class before it begins. In the hills the line ends where the paved road does, and "
        "the family that most needs the evening course sits in the library's parking lot to take it.",
        "Map where the lines end, with one method, so that the case for better ones is made with numbers. Lend devices that work offline. "
        "Speak with one voice to the carriers and the state.",
        "online course",
        ("school-and-home",),
    ),
    FirstChallenge(
        "closing-the-gap",
        "Closing the gap",
        "Web lessons, adaptive and assistive technology for every learner.",
        "One student needs an eye-tracking device, one a speech therapist, four a teacher of English. Each need is rare in one small "
        "district and common among all of them.",
        "Keep a list of what each district owns and knows how to set up. Lend it. Share specialists over video between visits, "
        "and learn from the one school that has done it before.",
        "learning disabilities",
        ("english-learners", "early-childhood", "reading-to-learn"),
    ),
    FirstChallenge(
        "buying-and-training",
        "Buying and training together",
        "One order, one workshop, many districts.",
        "A workshop costs the same for six teachers as for sixty. So does the afternoon of comparing ten laptops, the reading of the "
        "contract and the call to the vendor who does not call back.",
        "Order together once a year, from a list that one of us has tried. Open every training to each other's staff, seat by seat, "
        "and count the hours for all.",
        "teacher professional development",
        ("professional-learning",),
    ),
    FirstChallenge(
        "safe-and-private",
        "Safe and private",
        "Systems that are secure and watched over; good sense on social media.",
        "The technology director, where there is one, is also the one who fixes the bell. Contracts about students' data run to forty "
        "pages, and the first person to see an attack is the secretary who cannot open a file.",
        "Write the privacy agreement once and let every district sign it. Share a person who watches the logs and one who trains staff. "
        "Teach students and parents good sense on social media with the same words in every town.",
        "behavior",
        ("behavior",),
    ),
    FirstChallenge(
        "sharing-with-the-town",
        "Sharing with the town",
        "Networks, rooms and their cost, carried with local government.",
        "The school, the town office, the library and the fire station each pay for a line, a server and somebody to look after them, "
        "within four hundred yards of each other.",
        "Start with one thing that the town needs too: a fiber, a room, a half-time technician. Put on one page who decides, who "
        "pays and how one leaves, and let the next town copy it.",
        "community partnership",
    ),
)
