"""What happens to an anmälan."""

from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Event, Ids, Read, Slug

# fmt: off

# -- anmälan
class ReferralReceived(Event): referral_id: UUID; source: StrEnum
class ReferralsListed(Read): referral_ids: Ids
class ReferralRead(Read): referral_id: UUID
class ReferralTakenUp(Event): referral_id: UUID
class ReferralAccepted(Event): referral_id: UUID; case_id: UUID
class ReferralHandedOver(Event): referral_id: UUID
class ReferralClosed(Event): referral_id: UUID; reason: Slug

class ReferralWithdrawn(Event): referral_id: UUID
class ReferralReferredOn(Event): referral_id: UUID
class FamilyContacted(Event): referral_id: UUID; reached: bool
class SenderShielded(Event): referral_id: UUID
class SenderUnshielded(Event): referral_id: UUID
class ShieldedSenderRead(Read): referral_id: UUID
class AlikeLookedFor(Read): referral_id: UUID; case_ids: Ids; referral_ids: Ids
class ConsultationAsked(Event): consultation_id: UUID; unit: Slug | None
class ConsultationAnswered(Event): consultation_id: UUID
class ConsultationPutAway(Event): consultation_id: UUID
class ConsultationRead(Read): consultation_id: UUID
class ConsultationsListed(Read): consultation_ids: Ids

# fmt: on
