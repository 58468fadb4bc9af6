from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forums.services.proving import prove_all


class Command(BaseCommand):
    help = "Look whether words of purged posts are left anywhere: posts, versions, notes, notifications, outbox, index. Fails where any are."

    def handle(self, *args: Any, **options: Any) -> None:
        proofs = list(prove_all())
        left = [proof for proof in proofs if not proof.is_clean]
        for proof in left:
            where = ", ".join(f"{name} ({count})" for name, count in proof.left.items())
            self.stdout.write(f"Post {proof.post_id}: {where}")
        if left:
            raise CommandError(f"Words of {len(left)} of {len(proofs)} purged posts may be left. Look at these posts.")
        self.stdout.write(f"Nothing is left of {len(proofs)} purged posts.")
