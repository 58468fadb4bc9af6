from clearinghouse.districts.forms.districts import DistrictForm, FilterForm
from clearinghouse.districts.forms.of_district import OfDistrict
from clearinghouse.districts.forms.people import InviteForm, RolesForm

__all__ = ["DistrictForm", "FilterForm", "InviteForm", "OfDistrict", "RolesForm"]
